//! The figures of a report: owned by it, in order, each with a readable name.

use std::collections::HashMap;

use crate::quantity::{Possible, Quantity};
use crate::span::Span;

use super::regulation::IndicatorId;

/// The handle of a figure in the report that owns it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureId(u32);

impl FigureId {
    pub(crate) fn new(index: usize) -> Option<Self> {
        u32::try_from(index).ok().map(Self)
    }

    /// The handle of the figure that stands `by` places after this one.
    pub(crate) fn after(self, by: usize) -> Self {
        Self(self.0.saturating_add(u32::try_from(by).unwrap_or(u32::MAX)))
    }

    /// The place of the figure in the report's order, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One number of a report: what is printed, what it measures, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The printed number with its unit and hedge.
    pub quantity: Quantity,
    /// The words that say what is counted (办理法律援助案件); may be empty.
    pub label: String,
    /// The well-known quantity that it measures, where it is one.
    pub indicator: Option<IndicatorId>,
    /// Where it stands in the text that was read.
    pub span: Option<Span>,
}

impl Figure {
    /// A figure that was not read from a text.
    pub fn new(label: impl Into<String>, quantity: Quantity) -> Self {
        Self { quantity, label: label.into(), indicator: None, span: None }
    }
}

/// The figures of one report, in order; each has a name that is unique in the report.
///
/// Names are for people who write a report by hand in JSON; code uses the handles.
///
/// ```
/// let mut draft = fazhi::Report::builder(2023)?;
/// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
/// let [one, two] = [draft.figure("案件", "约30件")?, draft.figure("案件", "12件")?];
/// let report = draft.build()?;
/// let figures = report.figures();
/// assert_eq!(figures.names().into_iter().map(|(_, name)| name).collect::<Vec<_>>(), ["案件", "案件#2"]);
/// assert_eq!((figures.by_name("案件#2"), figures.by_name("信访")), (Some(two), None));
/// assert_eq!(figures.possible(one).unwrap().to_string(), "25 … 35");
/// # Ok::<(), fazhi::report::BuildError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Figures {
    list: Vec<Figure>,
    names: Names,
}

/// Names are made only when somebody asks: reading a text needs none.
#[derive(Clone, Debug, Default)]
struct Names {
    given: HashMap<u32, String>,
    taken: HashMap<String, FigureId>,
}

impl Figures {
    /// How many figures there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The figure of a handle; `None` for a handle of another, longer report.
    pub fn get(&self, id: FigureId) -> Option<&Figure> {
        self.list.get(id.index())
    }

    /// What the figure of a handle is printed as.
    pub(crate) fn quantity(&self, id: FigureId) -> Option<&Quantity> {
        self.get(id).map(|figure| &figure.quantity)
    }

    /// The values that the figure of a handle may stand for; `None` for a handle of another, longer report.
    pub fn possible(&self, id: FigureId) -> Option<Possible> {
        self.get(id).map(|figure| figure.quantity.possible())
    }

    /// All figures with their handles, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FigureId, &Figure)> {
        self.list.iter().enumerate().map(|(index, figure)| (FigureId(u32::try_from(index).unwrap_or(u32::MAX)), figure))
    }

    /// The name of a figure; `None` for a handle of another, longer report.
    pub fn name(&self, id: FigureId) -> Option<String> {
        self.names().into_iter().find(|(other, _)| *other == id).map(|(_, name)| name)
    }

    /// The figure that has a name.
    pub fn by_name(&self, name: &str) -> Option<FigureId> {
        if let Some(&id) = self.names.taken.get(name) {
            return Some(id);
        }
        self.names().into_iter().find(|(_, n)| n == name).map(|(id, _)| id)
    }

    /// Every figure's name, in order: the given one, or one made from its label.
    ///
    /// Made names are stable: they depend on the figures before alone.
    pub fn names(&self) -> Vec<(FigureId, String)> {
        let mut taken: std::collections::HashSet<String> = self.names.taken.keys().cloned().collect();
        let mut counts: HashMap<String, u32> = HashMap::new();
        self.iter()
            .map(|(id, figure)| {
                if let Some(name) = self.names.given.get(&id.0) {
                    return (id, name.clone());
                }
                let stem = if figure.label.is_empty() { figure.quantity.as_str() } else { &figure.label };
                let count = counts.entry(stem.to_owned()).or_insert(0);
                loop {
                    *count += 1;
                    let name = if *count == 1 { stem.to_owned() } else { format!("{stem}#{count}") };
                    if taken.insert(name.clone()) {
                        return (id, name);
                    }
                }
            })
            .collect()
    }

    /// Makes room for so many more figures.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.list.reserve_exact(more);
    }

    /// Adds a figure; `None` where there are more than 2^32 − 1.
    pub(crate) fn push(&mut self, figure: Figure) -> Option<FigureId> {
        let id = FigureId::new(self.list.len())?;
        self.list.push(figure);
        Some(id)
    }

    /// Adds a figure under a name; gives the name back where it is taken.
    pub(crate) fn push_named(&mut self, name: String, figure: Figure) -> Result<FigureId, String> {
        if self.names.taken.contains_key(&name) {
            return Err(name);
        }
        let Some(id) = self.push(figure) else { return Err(name) };
        self.names.given.insert(id.0, name.clone());
        self.names.taken.insert(name, id);
        Ok(id)
    }

    pub(crate) fn get_mut(&mut self, id: FigureId) -> Option<&mut Figure> {
        self.list.get_mut(id.index())
    }
}

/// Two lists of figures are equal when their figures and names are.
impl PartialEq for Figures {
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list && self.names() == other.names()
    }
}

impl Eq for Figures {}
