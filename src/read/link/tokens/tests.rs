use super::cues::LEXICON;
use super::*;
use crate::read::lex::{Lexed, Setting, scan};

#[test]
fn every_word_is_found_whole() {
    for (_, words) in LEXICON {
        for word in *words {
            let text = format!("某{word}");
            let first = Lexicon::get().find_in(&text).next();
            assert_eq!(first.map(|(at, found, _)| (at, found)), Some(("某".len(), *word)));
        }
    }
}

#[test]
fn words_that_only_look_like_cues_are_kept_out() {
    let text = "公共服务占用耕地，较好完成，占12%";
    let (mut lexed, mut out) = (Lexed::default(), Vec::new());
    let block = Span::new(0, text.len());
    scan(text, block, Setting::Prose, &mut lexed);
    assert_eq!(lexed.figures.len(), 1);
    tokenize(text, block, &lexed.figures, &[], &mut out);
    let cues: Vec<Cue> = out.iter().map(|t| t.cue).collect();
    assert_eq!(cues, [Cue::Comma, Cue::Comma, Cue::Share, Cue::Figure]);
}
