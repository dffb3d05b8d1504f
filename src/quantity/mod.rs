//! Figures as printed, and what they can mean.
