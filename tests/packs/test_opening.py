"""A pack opened for one year."""

from datetime import date, time

import pytest

from app.errors import BadInput
from app.packs.opening import Opening, PairedCampaign, Stretch, opened
from app.packs.read import read
from tests.packs.conftest import EXAMPLE, ROOT, Spoil


def of(slug: str, year: int) -> Opening:
    """Open one of the campaigns that ship."""
    return opened(read(ROOT / "campaigns" / slug), year)


def test_thang_cong_nhan_2020_is_the_one_of_the_plan() -> None:
    may = of("thang-cong-nhan", 2020)
    assert (may.begins_on, may.ends_on) == (date(2020, 5, 1), date(2020, 5, 30))
    assert may.theme == "Năng suất cao - An toàn lao động - Thu nhập tốt"
    assert may.paired[0] == PairedCampaign(
        name="Tháng hành động về an toàn, vệ sinh lao động",
        theme="Đẩy mạnh cải thiện điều kiện lao động và kiểm soát các nguy cơ rủi ro "
        "về an toàn, vệ sinh lao động tại nơi làm việc",
    )
    assert [message.text for message in may.messages][:6] == [
        "Công đoàn Việt Nam: Chủ động - Tích cực - Sáng tạo - Trách nhiệm",
        "Chủ động phối hợp với chuyên môn trong các vấn đề về quyền, lợi ích của người lao động",
        "Tích cực giải quyết những vấn đề công nhân, lao động quan tâm",
        "Sáng tạo trong đào tạo cán bộ, gắn kết đoàn viên với cán bộ công đoàn",
        "Trách nhiệm với hoạt động xuất phát từ nhu cầu, nguyện vọng của đoàn viên, người lao động",
        "Nâng cao chất lượng hoạt động công đoàn cơ sở",
    ]
    assert may.hashtag == "#ThángCôngNhân2020"


def test_a_year_without_a_theme_is_opened_without_one() -> None:
    may = of("thang-cong-nhan", 2027)
    assert may.theme is None
    assert (may.begins_on, may.ends_on) == (date(2027, 5, 1), date(2027, 5, 31))
    assert may.anniversary == 141
    assert may.paired[0].theme is None
    assert "Nâng cao chất lượng" not in " ".join(message.text for message in may.messages)


def test_the_anniversary_counts_from_1929() -> None:
    july = of("28-7", 2027)
    assert july.anniversary == 98
    assert july.slogans[0] == (
        "Nhiệt liệt chào mừng 98 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 – 28/7/2027)!"
    )
    assert [of("28-7", year).anniversary for year in (2020, 2025, 2029)] == [91, 96, 100]
    assert (of("28-7", 2020).begins_on, of("28-7", 2020).ends_on) == (
        date(2020, 7, 1),
        date(2020, 7, 30),
    )


def test_tet_is_planned_by_the_lunar_calendar() -> None:
    tet = of("tet-sum-vay", 2027)
    assert tet.anchor_on == date(2027, 2, 6)
    assert (tet.begins_on, tet.ends_on) == (date(2026, 12, 9), date(2027, 2, 15))
    assert tet.lunar_year == "Đinh Mùi"
    assert tet.anniversary is None
    due = {one.key: one.due for one in tet.planned}
    assert due["tao-quan"] == date(2027, 1, 30)
    assert due["ngay-3-2"] == date(2027, 2, 3)
    assert due["giao-thua"] == date(2027, 2, 5)
    assert of("tet-sum-vay", 2030).anchor_on == date(2030, 2, 2)


def test_tet_2026_meets_the_published_dates() -> None:
    tet = of("tet-sum-vay", 2026)
    assert tet.peaks[0] == Stretch(
        name="Chợ Tết Công đoàn trực tuyến",
        begins_on=date(2025, 12, 20),
        ends_on=date(2026, 2, 3),
    )
    assert tet.launch.begins_on <= date(2026, 1, 31) <= tet.launch.ends_on


def test_a_year_may_have_its_own_name_and_theme() -> None:
    tet = of("tet-sum-vay", 2023)
    assert (tet.name, tet.theme) == ("Tết Sum vầy – Xuân gắn kết", "Xuân gắn kết")
    opening_news = next(one for one in tet.planned if one.key == "tin-khai-mac")
    assert opening_news.values["title"] == "Khai mạc Tết Sum vầy – Xuân gắn kết 2023"


def test_planned_products_come_in_the_order_of_days_with_their_texts_filled() -> None:
    example = opened(read(EXAMPLE), 2027)
    assert [(one.key, one.due, one.offset, one.at) for one in example.planned] == [
        ("gop-sach", date(2027, 9, 10), -10, time(11, 30)),
        ("ngay-hoi", date(2027, 9, 20), 0, time(11, 30)),
        ("ket-qua", date(2027, 9, 23), 3, time(11, 30)),
    ]
    assert example.planned[0].values == {
        "title": "Góp sách cho tủ sách công nhân 2027",
        "date": "2027-09-10",
    }
    assert example.planned[1].text == (
        "Mời cả nhà đến ngày hội Tủ sách, từ 14/9/2027 đến 21/9/2027. #TủSáchCôngNhân2027"
    )


def test_values_of_rows_and_numbers_are_filled_too(spoiled: Spoil) -> None:
    folder = spoiled(
        (
            'hero_label = "cuốn sách được chuyền tay"',
            'hero = 12\nfigures = [{ label = "Năm {year}", value = 3 }]',
        )
    )
    assert opened(read(folder), 2027).planned[2].values == {
        "title": "Tủ sách công nhân 2027",
        "hero": 12,
        "figures": ({"label": "Năm 2027", "value": 3},),
    }


def test_keys_stay_the_same_from_year_to_year() -> None:
    for slug in ("thang-cong-nhan", "28-7", "tet-sum-vay"):
        keys = [{one.key for one in of(slug, year).planned} for year in (2020, 2027, 2034)]
        assert keys[0] == keys[1] == keys[2]


def test_a_year_nobody_can_reckon_is_refused(spoiled: Spoil) -> None:
    with pytest.raises(BadInput, match="Năm phải từ 1930 đến 2098"):
        opened(read(EXAMPLE), 2500)
    with pytest.raises(BadInput, match="Gói _example: Năm 2027 không có ngày “31/4”"):
        opened(read(spoiled(('day = "20/9"', 'day = "31/4"'))), 2027)
