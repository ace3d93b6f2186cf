"""Words of several syllables that a line may not break: they are joined by U+00A0."""

import re

_COMPOUNDS = """
an toàn, ánh dương, áo dài, bảng lương, bảo hiểm, bảo vệ, bác sĩ, bắc kỳ, bệnh viện, biên chế, bóng
chuyền, bóng đá, bộ luật, bữa cơm, cán bộ, căn cước, câu hỏi, cấp trên, chăm lo, chế độ, chiến dịch,
chính sách, chủ đề, chủ động, chủ tịch, công bố, công đoàn, công hội, công nghiệp, công nhân, công
tác, công ty, cơ sở, cuộc sống, dịch vụ, doanh nghiệp, đảng viên, đại diện, đại hội, đăng ký, đất
nước, đề án, địa điểm, đoàn kết, đoàn phí, đoàn viên, đồng chí, đồng hành, đối thoại, đời sống,
đường dây, gia đình, gia nhập, giải đáp, giấy tờ, hạnh phúc, hiến máu, hiệu quả, hoạt động, hòa
bình, học bổng, hồ sơ, hỗ trợ, hội nghị, hội thao, hội viên, hợp đồng, hướng dẫn, kết nạp, khám
bệnh, khen thưởng, khó khăn, kinh tế, kỷ luật, kỷ nguyên mới, kỷ niệm, lan tỏa, lao động, làm thêm
giờ, liên đoàn, lực lượng, mái ấm, miễn phí, nâng cao, nghề nghiệp, nghỉ phép, nghĩa vụ, nghị định,
nguyên đán, người lao động, người sử dụng lao động, nhà nước, nhà ở, nhà văn hóa, nhân dân, nhiệm
vụ, nữ công, pháp luật, phát động, phát triển, phân xưởng, phong trào, phúc lợi, quan hệ, quê hương,
quốc tế, quyền lợi, sản xuất, sáng kiến, sáng tạo, số liệu, sum vầy, sử dụng lao động, sức khỏe, tai
nạn, tài sản, tập huấn, tập thể, tết sum vầy, thai sản, tham gia, thành lập, thành viên, thể thao,
thi đua, thỏa ước, thông báo, thời gian, thủ tục, thương lượng, thương mại, tiêu biểu, tiền lương,
tin tức, tình nguyện, tổ chức, tổng kết, tổng liên đoàn, trách nhiệm, trí tuệ, trợ cấp, truyền
thống, tuần này, tuyên dương, tuyên giáo, tuyên truyền, tư vấn, tương lai, vay vốn, văn bản, văn
hóa, vận động, vệ sinh, việc làm, việt nam, vững bước, vững mạnh, xã hội, xây dựng, xuất nhập khẩu
"""
_WORDS = sorted((" ".join(one.split()) for one in _COMPOUNDS.split(",")), key=len, reverse=True)
_PAIRS = [word for word in _WORDS if word.count(" ") == 1]
_ANY, _PAIR = (
    re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) for words in (_WORDS, _PAIRS)
)
# A number stays with what it counts, the groups of a telephone number stay together,
# an abbreviation with its name, a dash ends its line.
_NUMBER = re.compile(r"(?<=\d) (?=\d{3}|(?:%|tỉ|triệu|giờ|năm|tháng|ngày)(?!\w))")
# The name of a lunar year is one name.
_LUNAR = re.compile(
    r"\b(Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý) "
    r"(?=(?:Tý|Sửu|Dần|Mão|Thìn|Tỵ|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)(?!\w))"
)
_AHEAD = re.compile(r"\b((?:số|năm|Số|Năm|lần|tầng|Tầng) (?=\d)|(?:KCN|CĐCS|TP\.) (?=\w))")


def joined(text: str, *, pairs_only: bool = False) -> str:
    """Return the text with the spaces inside compounds made unbreakable; lines break elsewhere.

    With `pairs_only`, compounds of three syllables may be broken before their last two.
    """
    compounds = _PAIR if pairs_only else _ANY
    text = compounds.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    text = _AHEAD.sub(lambda found: f"{found[1].rstrip()}\u00a0", _NUMBER.sub("\u00a0", text))
    text = _LUNAR.sub("\\1\u00a0", text)
    return text.replace(" –", "\u00a0–").replace(" -", "\u00a0-")
