"""Detection, from recorded answers: which mode a terminal gets, and that no answer becomes a key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import UsageError
from tui.terminal.answers import Answers, Listener, parse
from tui.terminal.detect import Choice, choose_mode, detected, key_of, multiplexer
from tui.terminal.guard import AnswerGuard
from tui.terminal.session import Report, draws_tashkeel, place, quick_mode
from tui.terminal.stored import remember, saw, stored_modes

RECORDED = Path(__file__).parents[3] / "shared" / "eval" / "terminals"
# Terminal (and version) → what it answered to the one string, its environment, the mode that reads right in it.
EXAMPLES: dict[str, tuple[str, dict[str, str], str]] = {
    "kitty 0.26": ("\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[1;3R\x1b[?62;c", {}, "kitty"),
    "Konsole 22.12": ("\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[1;3R\x1b[?62;1;4c", {}, "words"),
    "Konsole by DA3": ("\x1bP!|7E4B4445\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c", {}, "words"),
    "PuTTY (pterm 0.78)": ("\x1b[>0;136;0c\x1b[1;3R\x1b[?6c", {}, "words"),
    "mlterm 3.9": ("\x1b[>24;279;0c\x1b[1;5R\x1b[?63;1;2;3;4;6;7;15;18;22;29c", {}, "mlterm"),
    "xterm 379": ("\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[1;3R\x1b[?64;1;2;6;9;15c", {}, "plain"),
    "foot 1.13": ("\x1bP>|foot(1.13.1)\x1b\\\x1b[>1;011301;0c\x1b[1;3R\x1b[?62;4;22c", {}, "plain"),
    "alacritty 0.11": ("\x1b[>0;1700;1c\x1b[1;3R\x1b[?6c", {}, "plain"),
    "VTE 0.70": ("\x1b[>65;7006;1c\x1b[1;3R\x1b[?65;1;9c", {"VTE_VERSION": "7006"}, "lro"),
    "VTE over SSH": ("\x1b[>65;7006;1c\x1b[1;3R\x1b[?65;1;9c", {"SSH_CONNECTION": "a b"}, "lro"),
    "urxvt": ("\x1b[>85;95;0c\x1b[1;3R\x1b[?1;2c", {}, "plain"),
    "st": ("\x1b[1;3R\x1b[?6c", {}, "lro"),
    "silent": ("", {"SSH_CONNECTION": "a b", "KONSOLE_VERSION": "221203"}, "lro"),
    "screen 4.9 in VTE": ("\x1b[>83;40900;0c\x1b[1;3R\x1b[?1;2c", {"STY": "1", "VTE_VERSION": "7006"}, "lro"),
    "screen 4.9 in Konsole": ("\x1b[>83;40900;0c\x1b[1;3R\x1b[?1;2c", {"STY": "1", "KONSOLE_VERSION": "1"}, "words"),
    "an unknown one where marks take cells": ("\x1b[>9;9;9c\x1b[1;5R\x1b[?1;2c", {}, "plain"),
}
TMUX = "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[1;3R\x1b[?1;2c"


@pytest.mark.parametrize("terminal", EXAMPLES)
def test_each_terminal_gets_the_mode_that_reads_right(terminal: str) -> None:
    sent, env, mode = EXAMPLES[terminal]
    assert choose_mode(None, env, {}, parse(sent)).mode == mode


@pytest.mark.parametrize(
    ("outer", "mode", "certain"),
    [
        (("XTerm(379)", "xterm-256color"), "lro", True),
        (("Konsole 22.12.3", "xterm-256color"), "words", True),
        (("kitty(0.26.5)", "xterm-kitty"), "kitty", True),
        (("", "xterm-kitty"), "kitty", True),
        (("", "mlterm", "on"), "mlterm", True),
        (("", "mlterm", "off"), "words", True),
        (("", "xterm-256color"), "lro", False),
        (("", "xterm"), "words", False),
        (None, "lro", False),
    ],
)
def test_inside_tmux_the_terminal_outside_decides(outer: tuple[str, ...] | None, mode: str, certain: bool) -> None:
    # What tmux inherited from the terminal it was started in says nothing about the one attached now.
    choice = detected(parse(TMUX), {"TMUX": "/tmp/x,1,0", "KONSOLE_VERSION": "221203"}, outer)
    assert (choice.mode, choice.certain) == (mode, certain)


@pytest.mark.parametrize(
    ("outer", "few"),
    [
        (("", "xterm", "off"), True),  # PuTTY, as it comes
        (("", "xterm-256color", "off"), False),
        (("XTerm(379)", "xterm", "off"), False),
        (("", "alacritty", "off"), False),
        (None, False),
    ],
)
def test_tmux_is_asked_whether_the_terminal_outside_has_few_colours(outer: tuple[str, ...] | None, few: bool) -> None:
    assert Report(Choice("lro", ""), outer=outer, inside="tmux").few_colours is few
    assert not Report(Choice("lro", ""), outer=outer).few_colours


def test_a_request_wins_over_the_reviewers_answer_and_that_over_detection() -> None:
    answers = parse(EXAMPLES["xterm 379"][0])
    stored = {key_of(answers, {}): "lrm"}
    assert choose_mode("words", {}, stored, answers).mode == "words"
    assert choose_mode(None, {}, stored, answers).mode == "lrm"
    assert choose_mode(None, {}, {key_of(parse(TMUX), {}): "lrm"}, answers).mode == "plain"


def test_a_newer_release_of_a_terminal_keeps_the_reviewers_answer_apart_by_its_attributes() -> None:
    first, second = parse("\x1bP>|foo(1)\x1b\\\x1b[>1;2;3c\x1b[?1c"), parse("\x1bP>|foo(2)\x1b\\\x1b[>1;2;3c\x1b[?1c")
    assert key_of(first, {}) == key_of(second, {}) == "foo|1;2;3"


def test_keys_pressed_while_asking_are_kept_and_answers_are_not() -> None:
    listener = Listener()
    done = [
        listener.feed(part)
        for part in (
            "a\x1bP>|XTe",
            "rm(379)\x1b\\j\x1b[>41;379;0c\x1b[4;3R",
            "\x1b[?64;1c",
        )
    ]
    assert done == [False, False, True]
    answers = listener.finish()
    assert (answers.xtversion, answers.da2, answers.column, listener.typed) == ("XTerm(379)", "41;379;0", 3, "aj")


@given(st.integers(1, 30), st.integers(1, 30))
def test_late_answers_never_become_keys_however_they_are_cut(first: int, second: int) -> None:
    sent = "x" + EXAMPLES["kitty 0.26"][0].replace("\x1b[1;3R", "") + "y"
    guard = AnswerGuard()
    cuts = [sent[:first], sent[first : first + second], sent[first + second :]]
    if any(cut.endswith(("\x1b", "\x1b[", "\x1bP")) for cut in cuts[:2]):
        return  # a lone escape is a key
    assert "".join(guard.pass_on(cut) for cut in cuts) == "xy"


@given(st.integers(1, 40), st.integers(1, 30), st.sampled_from(["", "x"]))
def test_answers_to_a_question_asked_while_running_are_heard_whole(first: int, second: int, typed: str) -> None:
    sent = EXAMPLES["kitty 0.26"][0].replace("\x1b[1;3R", typed)
    heard: list[str] = []
    guard = AnswerGuard(heard.append)
    guard.expect()
    cuts = [sent[:first], sent[first : first + second], sent[first + second :]]
    assert "".join(guard.pass_on(cut) for cut in cuts) == typed
    assert [parse(one).xtversion for one in heard] == ["kitty(0.26.5)"]


def test_an_escape_key_while_an_answer_is_awaited_comes_a_moment_later() -> None:
    guard = AnswerGuard()
    guard.expect()
    assert guard.pass_on("\x1b") == ""
    assert [guard.tick(), guard.tick(), guard.tick()] == ["", "\x1b", ""]


def test_foot_gets_no_tashkeel_unless_told() -> None:
    foot = parse(EXAMPLES["foot 1.13"][0]).xtversion
    assert not draws_tashkeel({}, foot) and draws_tashkeel({}, "XTerm(379)")
    assert draws_tashkeel({}, "kitty(0.26.5)") and not draws_tashkeel({}, "kitty(0.26.5)", inside="screen")
    assert draws_tashkeel({"TADQIQ_TASHKEEL": "show"}, foot) and not draws_tashkeel({"TADQIQ_TASHKEEL": "hide"}, "")


SCREEN = "\x1b[>83;40900;0c\x1b[1;3R\x1b[?1;2c"


@pytest.mark.parametrize("inside", [TMUX, SCREEN])
@pytest.mark.parametrize("terminal", ["kitty 0.26", "Konsole 22.12", "PuTTY (pterm 0.78)", "xterm 379", "VTE 0.70"])
def test_what_the_terminal_outside_answers_decides_and_is_certain(inside: str, terminal: str) -> None:
    sent, _, mode = EXAMPLES[terminal]
    choice = choose_mode(None, {}, {}, parse(inside), None, parse(sent))
    # Whoever attaches next may sit in a terminal with bidi: lro instead of plain.
    assert (choice.mode, choice.certain) == ("lro" if mode == "plain" else mode, True)


def test_a_choice_inside_screen_is_kept_for_the_terminal_outside() -> None:
    first, second = (parse(EXAMPLES[name][0]) for name in ("kitty 0.26", "PuTTY (pterm 0.78)"))
    stored = {key_of(parse(SCREEN), {}, None, first): "lrm"}
    assert choose_mode(None, {}, stored, parse(SCREEN), None, first).mode == "lrm"
    assert choose_mode(None, {}, stored, parse(SCREEN), None, second).mode == "words"


def test_keys_pass_the_guard_untouched() -> None:
    guard = AnswerGuard()
    for keys in ("a", "\x1b", "\x1bP", "\x1b[A", "\x1b[1;5C", "\x1b[<0;3;4M", "\x1b[200~قال\x1b[201~", "ش"):
        assert guard.pass_on(keys) == keys


def test_choices_are_kept_by_terminal_and_a_broken_file_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TADQIQ_CONFIG_DIR", str(tmp_path / "new"))
    assert stored_modes() == {}
    remember("foo|1", "words")
    remember("bar", "kitty")
    remember("bar", None)
    assert stored_modes() == {"foo|1": "words"}
    (tmp_path / "new" / "display.json").write_text('{"modes": {"foo|1": "nonsense", "x": 3', encoding="utf-8")
    assert stored_modes() == {}


def test_commands_write_as_the_screens_last_found_it_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TADQIQ_CONFIG_DIR", str(tmp_path))
    env = {"TERM": "xterm", "SSH_CONNECTION": "10.0.0.7 5 10.0.0.1 22"}
    assert quick_mode(None, env=env) == "lro"
    saw(place(env), "words")
    remember("foo", "kitty")
    assert quick_mode(None, env={**env, "SSH_CONNECTION": "10.0.0.7 99 10.0.0.1 22"}) == "words"
    assert quick_mode("lrm", env=env) == "lrm"
    assert quick_mode(None, env={"TERM": "xterm", "KONSOLE_VERSION": "221203"}) == "words"
    with pytest.raises(UsageError, match="plain, lro"):
        quick_mode("sideways", env=env)


def recorded() -> list[Path]:
    return sorted(RECORDED.glob("*.json")) if RECORDED.is_dir() else []


@pytest.mark.skipif(not recorded(), reason="the recorded answers of real terminals are not beside this checkout")
@pytest.mark.parametrize("path", recorded(), ids=lambda path: path.stem)
def test_recorded_answers_of_real_terminals(path: Path) -> None:
    record = json.loads(path.read_text(encoding="utf-8"))
    cells = record["cells"]
    column = 3 + (2 if cells["PF_LRM"] > 4 else 0)
    answers = parse("".join((record["XTVERSION"], record["DA2"], f"\x1b[1;{column}R", record["DA1"])))
    env = {**record["env"], **({"TMUX": "x"} if record["env"].get("TERM_PROGRAM") == "tmux" else {})}
    name, _, outside = path.stem.partition("-in-")
    wanted = {
        "alacritty": "plain", "foot": "plain", "kitty": "kitty", "konsole": "words", "mlterm": "mlterm",
        "vte": "lro", "xterm": "plain",
    }  # fmt: skip
    outer: dict[str, tuple[str, ...]] = {
        "konsole": ("Konsole 22.12.3", "xterm-256color"), "mlterm": ("", "mlterm", "on"),
        "vte": ("", "xterm-256color"), "xterm": ("XTerm(379)", "xterm"),
    }  # fmt: skip
    choice = choose_mode(None, env, {}, answers, outer.get(outside) if name == "tmux" else None)
    if not outside:
        assert choice.mode == wanted[name]
    else:
        assert multiplexer(answers, env) == name
        assert choice.mode == {"xterm": "lro", "vte": "lro"}.get(outside, wanted[outside])


def test_nothing_answered_is_complete() -> None:
    assert not Answers().complete and parse("\x1b[?6c").complete
