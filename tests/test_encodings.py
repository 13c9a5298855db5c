"""Which encoding bytes have that are no UTF-8."""

from __future__ import annotations

import pytest

from studysite.text.decode import decode
from studysite.text.encodings import encoding_of

TEXTS = {
    "euc_kr": ("cp949", "조수와 달은 바다의 두 얼굴이다. 밀물이 들면 배가 뜬다."),
    "gbk": ("gb18030", "潮汐是海水的呼吸，渔船随它进出港口，灯塔看着它们。"),
    "euc_jp": ("euc_jp", "灯台のレンズはガラスでできている。光は遠くまで届く。"),
    "shift_jis": ("cp932", "灯台のレンズはガラスでできている。光は遠くまで届く。"),
    "big5": ("big5", "潮汐是海水的呼吸，漁船隨它進出港口，燈塔看著它們。"),
    "cp1251": ("cp1251", "Прилив приходит дважды в день, и лодки ждут его у берега."),
    "cp1252": ("cp1252", "Was über die Brücke fährt, hört man: „Öl für Äxte“, naïve façade."),
    "latin-1": ("cp1252", "¿Qué señal da el faro? Él está allí, según la leyenda."),
}


@pytest.mark.parametrize("written", TEXTS)
def test_bytes_tell_their_encoding(written: str) -> None:
    encoding, text = TEXTS[written]
    assert encoding_of(text.encode(written))[0] == encoding


@pytest.mark.parametrize("written", TEXTS)
def test_a_file_is_read_as_what_it_is_and_the_notice_says_so(written: str) -> None:
    text = TEXTS[written][1]
    decoded = decode("tides.txt", text.encode(written))
    assert decoded.lines == (text,)
    assert [notice.code for notice in decoded.notices] == ["not-utf8"]


def test_few_letters_tell_nothing_and_rubbish_is_read_all_the_same() -> None:
    assert encoding_of("달".encode("euc_kr"))[0] == "cp1252"
    assert encoding_of(bytes(range(128, 256)))[0] == "cp1252"
    assert decode("rubbish.txt", bytes(range(256)) * 3).lines


def test_of_a_long_file_the_beginning_tells_and_the_rest_must_fit() -> None:
    line = (TEXTS["euc_kr"][1] + "\n").encode("euc_kr")
    assert encoding_of(line * 3000)[0] == "cp949"
    assert encoding_of(line * 3000 + b"\xff\xff\xff")[0] == "cp1252"


@pytest.mark.parametrize(
    ("written", "letter"), [("cp949", "달"), ("gb18030", "它"), ("cp932", "の"), ("big5", "一"), ("cp1251", "о")]
)
def test_eight_letters_tell_and_seven_do_not(written: str, letter: str) -> None:
    assert encoding_of((letter * 8).encode(written))[0] == written
    assert encoding_of((letter * 7).encode(written))[0] == "cp1252"


def test_letters_of_russian_among_as_many_of_latin_tell() -> None:
    assert encoding_of(("о" * 8 + "a" * 8).encode("cp1251"))[0] == "cp1251"
    assert encoding_of(("о" * 8 + "a" * 9).encode("cp1251"))[0] == "cp1252"
    assert encoding_of(("о" * 4 + "ж" * 8).encode("cp1251"))[0] == "cp1251"
    assert encoding_of(("о" * 3 + "ж" * 8).encode("cp1251"))[0] == "cp1252"
