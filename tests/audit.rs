//! The audit as other programs meet it: the JSON answers, the exit status, and what it does with hostile input.

#![expect(clippy::unwrap_used, reason = "what the helpers of these tests unwrap, the tests assert")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::{Value, json};

use fazhi::read::read;
use fazhi::render::wire::Answer;

/// The example program, built once.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let tests = std::env::current_exe().unwrap();
        let profile = tests.parent().and_then(Path::parent).unwrap();
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--offline", "--example", "audit"]).current_dir(env!("CARGO_MANIFEST_DIR"));
        build.arg("--target-dir").arg(profile.parent().unwrap());
        if !cfg!(debug_assertions) {
            build.arg("--release");
        }
        assert!(build.status().unwrap().success(), "the example audit does not build");
        profile.join("examples/audit")
    })
}

fn run(args: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(program());
    let command = command.args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // the program may end before it has read all
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn answer(text: &str) -> Value {
    serde_json::to_value(Answer::new(&read(text))).unwrap()
}

#[test]
fn the_answers_have_the_structure_that_was_read_by_hand() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases");
    let Ok(truth) = std::fs::read_to_string(cases.join("structure.json")) else {
        println!("skipped: no ../shared/cases/structure.json");
        return;
    };
    let truth: Vec<Value> = serde_json::from_str(&truth).unwrap();
    assert!(!truth.is_empty());
    let (mut fields, mut wrong) = (0, Vec::new());
    for case in &truth {
        let file = case["file"].as_str().unwrap();
        let text = std::fs::read_to_string(cases.join(file)).unwrap();
        let found = &answer(&text)["structure"];
        for (key, want) in case.as_object().unwrap().iter().filter(|(key, _)| *key != "file") {
            fields += 1;
            if found[key] != *want {
                wrong.push(format!("{file}: {key} is {}, read by hand as {want}", found[key]));
            }
        }
    }
    println!("{} of {fields} fields right", fields - wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_exit_status_tells_how_bad_it_is() {
    let sound = run(&[], "全年受理案件12件。\n".as_bytes());
    assert_eq!(sound.status.code(), Some(0), "{sound:?}");
    let stacked = run(&["-"], "全年宣传近7000余次。\n".as_bytes());
    assert_eq!(stacked.status.code(), Some(1), "{stacked:?}");
    let shown = String::from_utf8(stacked.stdout).unwrap();
    assert!(shown.starts_with("-:1:5: warning W201 stacked-hedges\n"), "{shown}");
    assert!(shown.contains("全年宣传⟦近7000余次⟧。"), "{shown}");
    let last: Vec<&str> = shown.lines().rev().take(2).collect();
    assert_eq!(last[0], "digits: 1 runs (figure 1)");
    assert!(last[1].starts_with("figures: 1 found"), "{shown}");
}

#[test]
fn every_file_has_its_object() {
    let folder = std::env::temp_dir().join(format!("fazhi-audit-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (one, two) = (file("一.txt", "受理案件12件。".as_bytes()), file("b.txt", b""));
    let good = run(&["--format", "json", &one, &two], b"");
    assert_eq!(good.status.code(), Some(0), "{good:?}");
    let objects: Vec<Value> =
        String::from_utf8(good.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(objects.iter().map(|o| &o["id"]).collect::<Vec<_>>(), [&json!(one), &json!(two)]);
    assert_eq!((&objects[0]["figures"][0]["value"], &objects[1]["figures"]), (&json!("12"), &json!([])));

    // what cannot be read is named; the others are read all the same
    let (cut, gone) = (file("c.txt", b"a\nb\xff"), folder.join("none.txt"));
    let bad = run(&["--format", "json", &cut, gone.to_str().unwrap(), &one], b"");
    assert_eq!(bad.status.code(), Some(2));
    let errors = String::from_utf8(bad.stderr).unwrap();
    assert!(errors.contains("c.txt: not UTF-8 from byte 3 on (line 2)"), "{errors}");
    assert!(errors.contains("none.txt: "), "{errors}");
    assert_eq!(String::from_utf8(bad.stdout).unwrap().lines().count(), 1);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn several_files_are_compared() {
    let names = ["district-2022", "district-2023", "office-2023", "bureau-2023"];
    let files = names.map(|name| format!("examples/data/compare/{name}.txt"));
    let [last, this, office, bureau] = files.each_ref().map(String::as_str);
    let shown = run(&[last, this, office, bureau], b"");
    assert_eq!(shown.status.code(), Some(1), "{shown:?}");
    let shown = String::from_utf8(shown.stdout).unwrap();
    let found: Vec<&str> = shown.lines().filter(|line| line.contains(" X50")).collect();
    let at = |name: &str, place: &str, what: &str| format!("{name}:{place}: {what}");
    let expected = [
        at(this, "8:21", "warning X502 growth-contradicts-last-year"),
        at(this, "12:1", "note X503 carried-over"),
        at(this, "16:1", "note X503 carried-over"),
        at(office, "6:31", "warning X501 figures-disagree"),
        at(bureau, "6:23", "warning X504 part-exceeds-body"),
    ];
    assert_eq!(found, expected, "{shown}");
    assert!(shown.contains(&format!("    | {last}:8:21: 80件\n")), "{shown}");

    let json = run(&["--format", "json", last, this, office], b"");
    let objects: Vec<Value> =
        String::from_utf8(json.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let codes = |object: &Value| -> Vec<Value> {
        object["across"].as_array().unwrap().iter().map(|finding| finding["code"].clone()).collect()
    };
    assert_eq!(
        objects.iter().map(codes).collect::<Vec<_>>(),
        [vec![], vec![json!("X502"), json!("X503"), json!("X503")], vec![json!("X501")]]
    );
    let disagree = &objects[2]["across"][0];
    assert_eq!(
        (&disagree["tie"], &disagree["by"], &disagree["severity"]),
        (&json!("office"), &json!("label"), &json!("warning"))
    );
    let evidence = disagree["evidence"].as_array().unwrap();
    assert_eq!(evidence.iter().map(|e| &e["id"]).collect::<Vec<_>>(), [&json!(office), &json!(this)]);
    let figure = usize::try_from(evidence[0]["figure"].as_u64().unwrap()).unwrap();
    assert_eq!(objects[2]["figures"][figure]["text"], "62件");
    assert_eq!(objects[1]["across"][1]["share"], "1.0000");

    // one report alone is compared with nothing
    let alone = run(&["--format", "json", this], b"");
    let alone: Value = serde_json::from_slice(&alone.stdout).unwrap();
    assert_eq!((alone["id"].as_str(), alone.get("across")), (Some(this), None));
}

#[test]
fn lines_are_answered_in_order() {
    let input = "{\"id\":\"a\",\"text\":\"受理案件12件。\"}\n\n{\"id\":[1],\"text\":\"\"}\r\n{\"text\":\"近7000余次\"}";
    let good = run(&["--jsonl"], input.as_bytes());
    // a finding is part of an answer and no failure of the program
    assert_eq!(good.status.code(), Some(0), "{good:?}");
    let answers: Vec<Value> =
        String::from_utf8(good.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.iter().map(|a| a["id"].clone()).collect::<Vec<_>>(), [json!("a"), json!([1]), Value::Null]);
    assert_eq!(answers[2]["findings"][0]["code"], "W201");

    let input = b"{\"id\":1,\"text\":\"\"}\n{\"id\":2}\n{\"id\":3,\"text\":\"\xff\"}\nnone\n{\"id\":1e400,\"text\":\"\"}\n{\"id\":4,\"text\":\"\"}\n";
    let bad = run(&["--jsonl"], input);
    assert_eq!(bad.status.code(), Some(2));
    let answers: Vec<Value> =
        String::from_utf8(bad.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        answers.iter().map(|a| a["id"].as_u64()).collect::<Vec<_>>(),
        [Some(1), None, None, None, None, Some(4)]
    );
    for (at, answer) in answers.iter().enumerate().take(5).skip(1) {
        let error = answer["error"].as_str().unwrap();
        assert!(error.starts_with(&format!("line {}: ", at + 1)), "{error}");
    }
}

#[test]
fn what_cannot_be_done_is_refused() {
    for (args, words) in [
        (&["--format", "xml"][..], "--format is text or json, not \"xml\""),
        (&["--format"], "--format is text or json"),
        (&["--yaml"], "there is no option --yaml"),
        (&["--jsonl", "a.txt"], "--jsonl reads standard input"),
    ] {
        let refused = run(args, b"");
        assert_eq!(refused.status.code(), Some(2));
        assert!(refused.stdout.is_empty());
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains(words) && said.contains("usage: "), "{said}");
    }
    let refused = run(&[], b"\xff\xfe");
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("not UTF-8 from byte 0 on (line 1)"));
}

#[test]
fn a_reader_that_leaves_is_no_accident() {
    let mut child = Command::new(program())
        .arg("--jsonl")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    for _ in 0..1000 {
        if stdin.write_all(b"{\"id\":1,\"text\":\"12\"}\n").is_err() {
            break;
        }
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}
