"""Words of several syllables that a line may not break: they are joined by U+00A0."""

import re

_COMPOUNDS = """
an toàn, biên chế, bảo hiểm, bảo vệ, bắc kỳ, chiến dịch, chính sách, chăm lo, chế độ, chủ tịch,
chủ đề, chủ động, cuộc sống, cán bộ, công bố, công nghiệp, công nhân, công ty, công tác, công
đoàn, cơ sở, cấp trên, doanh nghiệp, dịch vụ, gia đình, hiến máu, hiệu quả, hoạt động, hòa bình,
hạnh phúc, hội nghị, hội thao, hội viên, khó khăn, kinh tế, kỷ luật, kỷ nguyên mới, kỷ niệm, lan
tỏa, lao động, lực lượng, nghĩa vụ, nghề nghiệp, người lao động, nhiệm vụ, nhà nước, nhân dân,
nâng cao, nguyên đán, nữ công, phong trào, pháp luật, phát triển, phát động, phúc lợi, quan hệ, quyền lợi, quê
hương, quốc tế, sum vầy, sáng kiến, sáng tạo, sản xuất, số liệu, sức khỏe, thi đua, thành lập, thành viên,
thương mại, tiêu biểu, tiền lương, truyền thống, trách nhiệm, trí tuệ, tuyên dương, tuyên giáo,
tuyên truyền, tình nguyện, tư vấn, tương lai, tập huấn, tập thể, tết sum vầy, tổ chức, tổng kết,
việc làm, việt nam, vận động, vệ sinh, vững bước, vững mạnh, xuất nhập khẩu, xây dựng, xã hội, ánh
dương, áo dài, đoàn kết, đoàn viên, đại diện, đại hội, đảng viên, đất nước, đề án, đối thoại, đồng
chí, đồng hành, đời sống
"""
_WORDS = sorted((" ".join(one.split()) for one in _COMPOUNDS.split(",")), key=len, reverse=True)
_PAIRS = [word for word in _WORDS if word.count(" ") == 1]
_ANY, _PAIR = (
    re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) for words in (_WORDS, _PAIRS)
)
# A number stays with what it counts, an abbreviation with its name, a dash ends its line.
_NUMBER = re.compile(r"(?<=\d) (?=(?:%|tỉ|triệu|giờ|năm|tháng|ngày)(?!\w))")
_AHEAD = re.compile(r"\b((?:số|năm|Số|Năm|lần|tầng|Tầng) (?=\d)|(?:KCN|CĐCS|TP\.) (?=\w))")


def joined(text: str, *, pairs_only: bool = False) -> str:
    """Return the text with the spaces inside compounds made unbreakable; lines break elsewhere.

    With `pairs_only`, compounds of three syllables may be broken before their last two.
    """
    compounds = _PAIR if pairs_only else _ANY
    text = compounds.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    text = _AHEAD.sub(lambda found: f"{found[1].rstrip()}\u00a0", _NUMBER.sub("\u00a0", text))
    return text.replace(" –", "\u00a0–").replace(" -", "\u00a0-")
