//! Audits report text: see `main` for its forms.
use std::io::{BufRead, Write};

fn main() {
    let stdin = std::io::stdin();
    let mut out = std::io::stdout().lock();
    for line in stdin.lock().lines() {
        let Ok(line) = line else { return };
        let Ok(v) = serde_json::from_str::<serde_json::Value>(&line) else { std::process::exit(2) };
        let text = v["text"].as_str().unwrap_or_default();
        let reading = fazhi::read::read(text);
        let answer = fazhi::render::wire::Answer::new(&reading).with_id(v["id"].clone());
        let Ok(s) = serde_json::to_string(&answer) else { return };
        let _ = writeln!(out, "{s}");
    }
}
