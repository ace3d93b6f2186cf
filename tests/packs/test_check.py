"""A broken pack tells everything that is wrong with it at once."""

import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.packs.check import check
from tests.packs.conftest import EXAMPLE, TEMPLATES, Spoil, told


def test_the_example_is_a_good_pack() -> None:
    assert check(EXAMPLE, TEMPLATES) == []


def test_every_problem_is_told_at_once_in_the_order_of_lines(spoiled: Spoil) -> None:
    folder = spoiled(
        ('slug = "_example"', 'slug = "_example"\nsllug = 1'),
        ('summary = "Một tuần', '# summary = "Một tuần'),
        ('"#TủSáchCôngNhân{year}"', '"#Tủ-Sách"'),
        ('ends = "D + 1" ', 'ends = "D - 9" '),
        ("base_year = 2015", 'base_year = "2015"'),
        ('field = "#0C53AC"', 'field = "#FFF"'),
        ('on_field = "#FFFFFF"', 'on_field = "#8899AA"'),
        ('file = "assets/loa', 'file = "assets/khong-co'),
        ('template = "tin-hoat-dong"', 'template = "tin-khac"'),
        ('event = "Khai mạc"', 'even = "Khai mạc"'),
    )
    lines = [line for line, _ in told(folder)]
    assert [line.split(" ")[0] for line in lines] == [
        "",
        "sllug",
        "hashtags",
        "ends",
        "base_year",
        "field",
        "on_field",
        "on_field",
        "file",
        "template",
        "even",
    ]


def test_a_missing_key_is_named(spoiled: Spoil) -> None:
    folder = spoiled(('phase = "teaser"', ""), ('who = "Công đoàn cơ sở"', "#"))
    assert told(folder) == [
        ("[[duties]]", "duties[1].who: thiếu khóa bắt buộc."),
        ("[[plan]]", "plan[1].phase: thiếu khóa bắt buộc."),
    ]


def test_an_unknown_key_points_to_the_manual(spoiled: Spoil) -> None:
    folder = spoiled(("[window]", '[window]\ncolor = "x"'))
    assert told(folder) == [
        (
            'color = "x"',
            "window.color: không có khóa này; xem campaigns/_example/pack.toml.",
        )
    ]


def test_wrong_types_are_told_once_each(spoiled: Spoil) -> None:
    folder = spoiled(
        ('name = "Tuần lễ Tủ sách công nhân"', "name = 5"),
        ('hashtags = ["#TủSáchCôngNhân{year}", "#TuSachCongNhan{year}"]', 'hashtags = "#A"'),
        ("base_year = 2015", "base_year = true"),
        ('event = "Khai mạc"', "event = 1.5"),
        ('phase = "big_day"', 'phase = "ngày lớn"'),
    )
    assert [message for _, message in told(folder)] == [
        "name: phải là chữ trong ngoặc kép.",
        "hashtags: phải là danh sách trong ngoặc vuông.",
        "anniversary.base_year: phải là số nguyên, không có ngoặc kép.",
        "plan[2].phase: phải là một trong: prepare, teaser, launch, rhythm, big_day, recap.",
        "plan[2].values.event: phải là chữ, số nguyên hoặc danh sách các bảng.",
    ]


def test_impossible_days_are_told_with_the_first_such_year(spoiled: Spoil) -> None:
    folder = spoiled(
        ('begins = "D - 12" ', 'begins = "31/6" '),
        ('begins = "D - 1" ', 'begins = "D - 6" '),
        ('day = "D + 3"', 'day = "D + 99"'),
        ('day = "D - 10"', 'day = "giữa tháng"'),
    )
    assert told(folder) == [
        ('begins = "31/6"            # bắt buộc', "Năm 2015 không có ngày “31/6”."),
        (
            'begins = "D - 6"             # bắt buộc trong mục này',
            "Ngày 14/9/2015 của năm 2015: đợt cao điểm ra ngoài thời gian chiến dịch.",
        ),
        (
            'day = "giữa tháng"',
            "“giữa tháng” không phải một ngày. "
            "Viết như: 01/5, 23/12 âm, Tết, D, thứ Hai tuần 2, Tết - 40, D + 31.",
        ),
        ('day = "D + 99"', "Ngày 28/12/2015 của năm 2015: xa chiến dịch quá."),
    ]


def test_a_window_does_not_end_before_it_begins(spoiled: Spoil) -> None:
    folder = spoiled(('begins = "D - 6"                      #', 'begins = "D + 6" #'))
    assert told(folder) == [
        (
            'ends = "D + 1"                        # không bắt buộc: ngày cuối riêng của năm',
            "Ngày 21/9/2027 của năm 2027: kết thúc trước khi bắt đầu (26/9/2027).",
        )
    ]


def test_days_are_still_read_when_the_anchor_is_broken(spoiled: Spoil) -> None:
    folder = spoiled(('day = "20/9" ', 'day = "D" '), ('day = "D + 3"', 'day = "mai"'))
    assert [line.split("#")[0].strip() for line, _ in told(folder)] == ['day = "D"', 'day = "mai"']


def test_text_that_cannot_be_read_on_its_ground_is_measured(spoiled: Spoil) -> None:
    folder = spoiled(('ink = "#1B1F24"', 'ink = "#DDAA00"'))
    assert told(folder) == [
        (
            'ink = "#DDAA00"         # chữ trên nền sáng',
            "palette.ink trên paper: tương phản 1,97, cần ít nhất 4,5 để đọc được.",
        )
    ]


def test_decomposed_text_is_found(spoiled: Spoil) -> None:
    folder = spoiled(("Mời góp sách", unicodedata.normalize("NFD", "Mời góp sách")))
    assert [message for _, message in told(folder)] == [
        "Chữ chưa ở dạng NFC (dấu rời khỏi chữ cái). Gõ lại đoạn này bằng bộ gõ Unicode."
    ]


def test_hashtags_hold_letters_digits_and_underscores_only(spoiled: Spoil) -> None:
    for bad in ("#ĐH13&kyvong", "#{year}", "TuSach{year}", "#Tu Sach", "#tu.sach", "#"):
        folder = spoiled(('"#TuSachCongNhan{year}"', f'"{bad}"'))
        assert len(told(folder)) == 1, bad
    for good in ("#Tủ_Sách_{year}", "#TS27"):
        folder = spoiled(('"#TuSachCongNhan{year}"', f'"{good}"'))
        assert told(folder) == [], good


def test_a_row_is_not_told_twice(spoiled: Spoil) -> None:
    folder = spoiled(
        ('key = "ket-qua"', 'key = "gop-sach"'),
        ('day = "D + 3"', 'day = "D"'),
        ('title = "Kết quả bằng con số"', 'title = "Tấm mời ngày hội"'),
        ('channels = ["website"]', "channels = []"),
        ('at = "11:30"', 'at = "24:00"'),
    )
    assert [message.rstrip("0123456789. ") for _, message in told(folder)] == [
        "at: “24:00” không phải giờ dạng 07:",
        "key: đã dùng ở dòng",
        "Cùng ngày và tên với dòng",
        "channels: cần ít nhất một kênh",
    ]


def test_words_in_braces_stand_for_something(spoiled: Spoil) -> None:
    folder = spoiled(
        ("lượt mượn. Nguồn", "lượt mượn {theme}. Nguồn"),
        ('"#TuSachCongNhan{year}"', '"#TuSach{due}"'),
        ('title = "Góp sách cho tủ sách công nhân {year}"', 'title = "{}"'),
    )
    assert [message.split(". ")[0] for _, message in told(folder) if "điền" in message] == [
        "Không có gì để điền vào {due}",
        "Không có gì để điền vào {}",
        "Không có gì để điền vào {theme}",
    ]


def test_there_is_no_ordinal_without_an_anniversary(spoiled: Spoil) -> None:
    folder = spoiled(
        ("[anniversary]", "[anniversary2]"), ("công nhân năm {year}!", "{anniversary}")
    )
    assert [message.split(". ")[0] for _, message in told(folder)] == [
        "anniversary2: không có khóa này; xem campaigns/_example/pack.toml.",
        "Không có gì để điền vào {anniversary}",
    ]


def test_a_fact_names_a_source_that_is_declared(spoiled: Spoil) -> None:
    folder = spoiled(
        ('basis_source = "de-xuat"', 'basis_source = "bao-nao-do"'),
        ("[[sources]]", '[[sources]]\nid = "de-xuat"\ntitle = "Hai lần"\n\n[[sources]]'),
    )
    assert [message for _, message in told(folder)] == [
        "Không có nguồn “bao-nao-do” trong [[sources]].",
        "Nguồn “de-xuat” được khai hai lần.",
    ]


def test_a_year_pairs_only_what_the_pack_pairs(spoiled: Spoil) -> None:
    folder = spoiled(
        (
            '[[years.2027.paired]]\nname = "Tuần lễ học tập',
            '[[years.2027.paired]]\nname = "Tuần lễ',
        ),
        ("[years.2027]", '[years.27]\nsource = "de-xuat"\n\n[years.2027]'),
    )
    assert [message for _, message in told(folder)] == [
        "years.27: viết năm bằng bốn chữ số.",
        "“Tuần lễ suốt đời” chưa có trong [[paired]].",
    ]


def test_the_folder_carries_the_slug_and_holds_its_files(spoiled: Spoil) -> None:
    folder = spoiled(
        ('slug = "_example"', 'slug = "vi-du"'),
        ('file = "assets/loa-truyen-thanh.md"', 'file = "../../bi-mat.txt"'),
    )
    (folder.parent.parent / "bi-mat.txt").write_text("x")
    assert [message for _, message in told(spoiled(('"assets/loa', '"\\u0000assets/loa')))] == [
        "Không có tệp “\0assets/loa-truyen-thanh.md” trong thư mục của gói."
    ]
    assert [message for _, message in told(folder)] == [
        "slug: “vi-du” phải trùng tên thư mục “_example”.",
        "Không có tệp “../../bi-mat.txt” trong thư mục của gói.",
    ]


def test_a_file_that_is_missing_or_no_toml_is_one_problem(tmp_path: Path) -> None:
    assert [problem.message for problem in check(tmp_path, TEMPLATES)] == ["Không có tệp này."]
    (tmp_path / "pack.toml").write_text('slug = "a"\nname = ', encoding="utf-8")
    assert [problem.line for problem in check(tmp_path, TEMPLATES)] == [2]
    (tmp_path / "pack.toml").write_text("", encoding="utf-8")
    assert len(check(tmp_path, TEMPLATES)) == 13


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_no_damage_to_a_line_stops_the_check(tmp_path: Path, data: st.DataObject) -> None:
    lines = (EXAMPLE / "pack.toml").read_text(encoding="utf-8").splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        key = lines[at].partition("=")[0]
        lines[at] = data.draw(
            st.sampled_from(
                ["", key, f"{key} = 5", f'{key} = "x"', f"{key} = [[1]]", f"{key} = {{}}"]
            )
        )
    (tmp_path / "pack.toml").write_text("\n".join(lines), encoding="utf-8")
    for problem in check(tmp_path, TEMPLATES):
        assert problem.message.endswith(".")
        assert 0 <= problem.line <= len(lines) + 1
