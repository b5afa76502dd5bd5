"""Pages, feeds, tables and JSON give articles with what they say about themselves; bad ones are refused in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.errors import InputRefusedError, UsageError
from store.models import LoadOptions, RawArticle
from store.reading.files import Source
from store.reading.read import read_source

BODY = (
    "قال متحدث باسم وزارة النقل إن الجسر الجديد افتتح صباح الأحد بعد أعمال استمرت ثلاث سنوات.\n"
    "وأضاف أن الكلفة بلغت عشرين مليون دولار دفعتها المحافظة."
)


def read(tmp_path: Path, name: str, content: str | bytes, options: LoadOptions | None = None) -> list[RawArticle]:
    """The articles of a file with this name and content."""
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_source(Source(str(file)), options)


def test_a_text_file_is_its_bytes(tmp_path: Path) -> None:
    (article,) = read(tmp_path, "a.txt", "\ufeff" + BODY)
    assert article.text == BODY
    assert article.raw == ("\ufeff" + BODY).encode()
    assert article.key == str(tmp_path / "a.txt")
    assert (article.outlet, article.published) == (None, None)


def test_the_title_is_the_headline_and_not_the_menu_above_it(tmp_path: Path) -> None:
    page = f"الرئيسية\nمشاركة\n12 مايو 2016 - 14:35\nافتتاح جسر جديد في المدينة\n{BODY}"
    (article,) = read(tmp_path, "a.txt", page)
    assert article.title == "افتتاح جسر جديد في المدينة"
    assert (article.published, article.published_basis) == ("2016-05-12", "date_line")
    assert read(tmp_path, "b.txt", BODY)[0].title is None


def test_a_web_page_gives_its_report_and_its_metadata(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in (BODY * 2).split("\n"))
    page = f"""<!DOCTYPE html><html><head><title>جسر جديد - موقع الخبر</title>
      <meta property="og:site_name" content="موقع الخبر"><link rel="canonical" href="https://example.org/news/1">
      <script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"2016-05-01T10:00:00Z"}}</script>
      <style>p {{ color: red }}</style></head><body><nav>الرئيسية</nav><script>alert(1)</script>
      <article><h1>جسر جديد</h1>{paragraphs}</article><footer>حقوق</footer></body></html>"""
    (article,) = read(tmp_path, "p.html", page)
    assert "قال متحدث باسم وزارة النقل" in article.text
    assert "alert" not in article.text
    assert "الرئيسية" not in article.text
    assert article.url == article.key == "https://example.org/news/1"
    assert (article.outlet, article.outlet_basis) == ("موقع الخبر", "metadata")
    assert (article.published, article.published_basis) == ("2016-05-01", "metadata")


@pytest.mark.parametrize(
    "markup", ["<" * 300_000, "<!--" * 80_000, "<a href='" * 40_000, "<div>" * 100_000, "&" * 300_000]
)
def test_hostile_markup_is_read_or_refused_quickly(tmp_path: Path, markup: str) -> None:
    import time

    began = time.process_time()
    (article,) = read(tmp_path, "p.html", f"<html><body><p>{BODY}</p>{markup}")
    assert "قال متحدث" in article.text
    assert time.process_time() - began < 10


RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>صحيفة المثال</title>
<item><title>جسر</title><link>https://example.org/1</link><pubDate>Sun, 01 May 2016 10:00:00 GMT</pubDate>
<description><![CDATA[<p>قال متحدث إن الجسر <b>افتتح</b>.</p><script>x()</script>]]></description></item>
<item><title>نهر</title><link>javascript:alert(1)</link><description>فاض النهر أمس.</description></item>
</channel></rss>"""


def test_a_feed_gives_one_article_an_item(tmp_path: Path) -> None:
    first, second = read(tmp_path, "f.xml", RSS)
    assert first.text == "قال متحدث إن الجسر افتتح."
    assert (first.url, first.outlet, first.published) == ("https://example.org/1", "صحيفة المثال", "2016-05-01")
    assert second.url is None
    assert second.key.endswith("f.xml#2")


@pytest.mark.parametrize(
    "xml",
    [
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss><item>&b;</item></rss>',
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item>&a;</item></rss>',
        "<a>" * 50_000 + "</a>" * 50_000,
        "<rss><channel>",
        "<?xml version='1.0'?><note>ليس خلاصة</note>",
    ],
)
def test_entities_broken_xml_and_other_xml_are_refused(tmp_path: Path, xml: str) -> None:
    with pytest.raises(InputRefusedError, match="XML"):
        read(tmp_path, "f.xml", xml)


def test_json_one_many_and_lines(tmp_path: Path) -> None:
    one = {
        "title": "جسر",
        "text": BODY,
        "url": "https://example.org/1",
        "source": {"name": "المثال"},
        "date": "2016-05-01",
    }
    (article,) = read(tmp_path, "a.json", json.dumps(one))
    assert (article.text, article.title, article.outlet, article.published) == (BODY, "جسر", "المثال", "2016-05-01")
    assert len(read(tmp_path, "b.json", json.dumps([one, {"no": "text"}, {"text": "خبر آخر"}]))) == 2
    rows = [{"type": "article", "text": BODY}, {"type": "claim", "text": "ليس مقالا"}, {"type": "decision"}]
    (exported,) = read(tmp_path, "c.jsonl", "\n".join(map(json.dumps, rows)))
    assert exported.text == BODY


@pytest.mark.parametrize("text", ["{", '{"text": NaN}', '{"text": ""}', "[" * 100_000, '"text"', "[]"])
def test_json_without_an_article_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputRefusedError):
        read(tmp_path, "a.json", text)


def test_a_lone_surrogate_in_json_can_be_stored(tmp_path: Path) -> None:
    (article,) = read(tmp_path, "a.json", '{"title":"\\ud800","text":"خبر \\ud800 هنا"}')
    assert article.text == "خبر \ufffd هنا"
    assert "lone_surrogates" in article.flags
    article.text.encode()


def test_a_table_needs_a_text_column(tmp_path: Path) -> None:
    first, second = read(tmp_path, "t.csv", f'title,text,date\nجسر,"{BODY}",2016-05-01\nx,خبر آخر,\n,,\n')
    assert (first.text, first.published, second.text) == (BODY, "2016-05-01", "خبر آخر")
    assert read(tmp_path, "s.tsv", "id\ttext\n1\tخبر\n")[0].text == "خبر"
    with pytest.raises(InputRefusedError, match="column"):
        read(tmp_path, "u.csv", "a,b\n1,2\n")


def test_a_file_of_a_million_tiny_articles_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputRefusedError, match="split"):
        read(tmp_path, "t.csv", "text\n" + "ا\n" * 1_000_000)
    with pytest.raises(InputRefusedError, match="split"):
        read(tmp_path, "t.jsonl", '{"text":"ا"}\n' * 30_000)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", "\u200b\u200d\ufeff".encode() * 9, b" \n\t", b"..."])
def test_nothing_to_read_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputRefusedError):
        read(tmp_path, "a.txt", content)


def test_what_the_caller_says_wins(tmp_path: Path) -> None:
    options = LoadOptions(outlet="المثال", published="9 ديسمبر 2016", format="text")
    (article,) = read(tmp_path, "a.json", '{"text": "خبر"}', options)
    assert article.text.startswith("{")
    assert (article.outlet, article.outlet_basis) == ("المثال", "given")
    assert (article.published, article.published_basis) == ("2016-12-09", "given")
    with pytest.raises(UsageError, match="format"):
        read(tmp_path, "a.txt", BODY, LoadOptions(format="pdf"))
    with pytest.raises(UsageError, match="date"):
        read(tmp_path, "a.txt", BODY, LoadOptions(published="أمس"))
