"""`init`: a new site for another city."""

import re
import shlex
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from pathlib import Path

from generator.commands.asking import anything, ask, may_ask, something
from generator.commands.command import Command
from generator.commands.options import url
from generator.commands.outcome import FAULTY, FINE, WRONG_USE, errors_of
from generator.console import Console
from generator.diagnostics import Text
from generator.founding import Answers, found, own_origin
from generator.model.settings import LICENCES
from generator.publish import is_free, resume

_FORM = re.compile(r"[a-z][a-z0-9-]*")
_AGENCY = re.compile(r"([0-9]{8})=([^=]+)(?:=([^=]+))?")
_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+")
_LANGUAGES = {"th": ("th",), "en": ("en",), "th,en": ("th", "en"), "en,th": ("en", "th")}


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="the folder of the new site: none yet, or an empty one"
    )
    parser.add_argument("--title", metavar="TEXT", help="the site's name (default: it is asked for)")
    parser.add_argument("--title-en", metavar="TEXT", help="its name on English pages (default: the same)")
    parser.add_argument(
        "--licence",
        metavar="ID",
        help=f"the licence of the data, such as {', '.join(LICENCES)} (default: it is asked for)",
    )
    parser.add_argument(
        "--languages",
        choices=tuple(_LANGUAGES),
        help="the languages of the pages, the first at the root (default: th,en)",
    )
    parser.add_argument("--publisher", metavar="NAME", help="who publishes the site")
    parser.add_argument("--place", metavar="NAME", help="the city that the projects are of")
    parser.add_argument("--base-url", type=url, metavar="URL", help="the site's public address")
    parser.add_argument("--contact", type=_email, metavar="EMAIL", help="who answers questions")
    parser.add_argument(
        "--privacy",
        choices=("publish", "withhold"),
        help="whether officials' names and phones stand on the project's page (default: withhold)",
    )
    parser.add_argument(
        "--agency",
        action="append",
        type=_agency,
        metavar="CODE=NAME[=ENGLISH]",
        help="an agency of the register, such as 50010000=สำนักงานเขตสมมุติ; may be given several times",
    )
    parser.add_argument("--form", type=_form, metavar="NAME", help="the name of the city's form (default: city-report)")
    parser.add_argument(
        "--generator",
        metavar="SPEC",
        help="what pip installs the program from: a line of requirements.txt (default: what was installed here)",
    )


def run(options: Namespace, console: Console) -> int:
    """Start a new site for another city in DIR: settings, register, form, and all that builds and publishes it."""
    folder = options.folder.resolve()
    if resume(folder):
        console.say(
            "Finished what a run that was stopped had begun, by the answers given then. / "
            "ทำต่อจากครั้งก่อนที่หยุดไปกลางคันจนเสร็จ ตามคำตอบที่ให้ไว้ครั้งนั้น"
        )
        _tell(options.folder, "", console)
        return FINE
    if not is_free(folder):
        console.complain(*_taken(options.folder))
        return WRONG_USE
    if not (options.title and options.licence):
        if not may_ask():
            console.complain("ต้องระบุ --title และ --licence / without a terminal, --title and --licence are needed")
            return WRONG_USE
        _ask(options, console)
    options.generator = options.generator or own_origin()
    if not options.generator:
        console.complain("ต้องระบุ --generator / --generator is needed: nobody noted where this program came from")
        return WRONG_USE
    return _found(options, console)


def _found(options: Namespace, console: Console) -> int:
    said = found(_answers(options), options.folder)
    if errors_of(said):
        console.diagnostics(said)
        console.complain("ไม่มีการเขียนไฟล์ใด / nothing was written")
        return FAULTY
    folder = options.folder
    _tell(folder, f"{options.form or 'city-report'}.yaml", console)
    if "file:" in options.generator:
        console.complain(
            f"{folder}/requirements.txt: โปรแกรมมาจากโฟลเดอร์ในเครื่องนี้ ก่อน push ให้เปลี่ยนเป็นที่อยู่ git หรือรุ่นที่เผยแพร่ / "
            "the program comes from a folder of this computer: name its git address or a release before you push"
        )
    return FINE


def _tell(folder: Path, form: str, console: Console) -> None:
    """Say that a site is there, and what comes next."""
    console.say(
        f"Made: {folder}, a new site. / สร้างเว็บไซต์ใหม่ใน {folder} แล้ว",
        f"Next / ขั้นต่อไป: {folder}/content/forms/{form} - the words of your form / คำในแบบรายงานของเมือง",
        f"                 {folder}/content/site.yaml - the settings / การตั้งค่า",
        f"                 {_make_site(folder)}",
    )


def _make_site(folder: Path) -> str:
    return "make site" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && make site"


def _taken(folder: Path) -> Iterator[str]:
    """Yield why no site can be made in a folder, and what to do where that is a site already."""
    if (folder / "content/site.yaml").is_file():
        yield f"{folder}: มีเว็บไซต์อยู่แล้ว ไม่มีการเปลี่ยนไฟล์ใด / there is a site in it already; nothing was changed"
        yield f"ขั้นต่อไป / next: {_make_site(folder)}"
    else:
        yield f"{folder}: มีไฟล์อื่นอยู่แล้ว ให้ระบุโฟลเดอร์ใหม่ / there are other things in it: name a new folder"


def _answers(options: Namespace) -> Answers:
    languages = _LANGUAGES[options.languages or "th,en"]
    titles = dict.fromkeys(languages, options.title)
    if "en" in titles and options.title_en:
        titles["en"] = options.title_en
    return Answers(
        titles=titles,
        licence=options.licence,
        languages=languages,
        form=options.form or "city-report",
        generator=options.generator,
        privacy=options.privacy or "withhold",
        publisher=options.publisher or "",
        base_url=options.base_url or "",
        contact=options.contact or "",
        place=options.place or "",
        agencies=tuple(options.agency or ()),
    )


def _ask(options: Namespace, console: Console) -> None:
    """Ask for what the options do not say, and put it into them."""
    one_of = Text(f"อย่างใดอย่างหนึ่ง: {', '.join(_LANGUAGES)}", f"one of {', '.join(_LANGUAGES)}")
    options.languages = options.languages or ask(
        console, "ภาษาของเว็บไซต์ / languages", lambda answer: None if answer in _LANGUAGES else one_of, "th,en"
    )
    options.title = options.title or ask(console, "ชื่อเว็บไซต์ / the site's name", something)
    if "en" in options.languages and not options.title_en:
        options.title_en = ask(console, "ชื่อภาษาอังกฤษ / its English name", anything, options.title)
    options.licence = options.licence or ask(console, "สัญญาอนุญาตของข้อมูล / licence of the data", something, "CC-BY-4.0")
    options.publisher = options.publisher or ask(console, "ผู้เผยแพร่ (เว้นได้) / publisher (optional)", anything)
    options.place = options.place or ask(console, "เมือง (เว้นได้) / the city (optional)", anything)
    publish = Text("publish หรือ withhold", "publish or withhold")
    options.privacy = options.privacy or ask(
        console,
        "ชื่อและโทรศัพท์เจ้าหน้าที่ / officials' names and phones (publish, withhold)",
        lambda answer: None if answer in ("publish", "withhold") else publish,
        "withhold",
    )
    name = Text("อักษร a-z ตัวเลข และขีด", "letters a-z, digits and hyphens")
    options.form = options.form or ask(
        console,
        "ชื่อแบบรายงานของเมือง / name of the city's form",
        lambda answer: None if _FORM.fullmatch(answer) else name,
        "city-report",
    )
    if not options.agency:
        _ask_agencies(options, console)


def _ask_agencies(options: Namespace, console: Console) -> None:
    """Ask for agencies of the register, until there is no more."""
    expected = Text("เช่น 50010000=สำนักงานเขตสมมุติ", "such as 50010000=สำนักงานเขตสมมุติ")
    options.agency = []
    question = "หน่วยงาน รหัส=ชื่อ (Enter = พอแล้ว) / an agency, CODE=NAME (Enter: no more)"
    while answer := ask(console, question, lambda one: None if not one or _AGENCY.fullmatch(one) else expected):
        options.agency.append(_agency(answer))


def _agency(text: str) -> tuple[str, str, str]:
    match = _AGENCY.fullmatch(text)
    if match is None:
        raise ArgumentTypeError(f"“{text}” is no CODE=NAME such as 50010000=สำนักงานเขตสมมุติ")
    return match[1], match[2].strip(), (match[3] or "").strip()


def _form(text: str) -> str:
    if not _FORM.fullmatch(text):
        raise ArgumentTypeError(f"“{text}” is no name such as city-report")
    return text


def _email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise ArgumentTypeError(f"“{text}” is no address such as data@example.org")
    return text


COMMAND = Command("init", "start a new site for another city", add_arguments, run, needs_content=False)
