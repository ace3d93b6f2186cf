"""Words of several syllables that a line may not break: they are joined by U+00A0."""

import re

_COMPOUNDS = """
an toàn, áo dài, ánh dương, bắc kỳ, bảo hiểm, bảo vệ, biên chế, cán bộ, cấp trên, chăm lo, chế độ,
chiến dịch, chính sách, chủ đề, chủ động, chủ tịch, công bố, công đoàn, công nghiệp, công nhân,
công tác, công ty, cơ sở, cuộc sống, doanh nghiệp, dịch vụ, đại hội, đại diện, đảng viên, đất nước,
đề án, đoàn kết, đoàn viên, đối thoại, đồng chí, đồng hành, đời sống, gia đình, hạnh phúc, hiến máu,
hiệu quả, hòa bình, hoạt động, hội nghị, hội thao, hội viên, khó khăn, kinh tế, kỷ luật, kỷ niệm,
kỷ nguyên mới, lan tỏa, lao động, lực lượng, nâng cao, nghề nghiệp, nghĩa vụ, người lao động,
nhà nước, nhân dân, nhiệm vụ, nữ công, pháp luật, phát động, phát triển, phong trào, phúc lợi,
quan hệ, quê hương, quyền lợi, sản xuất, sáng kiến, sáng tạo, sum vầy, sức khỏe, tập huấn, tập thể,
tết sum vầy, thành viên, thành lập, thi đua, thương mại, tiền lương, tiêu biểu, tổ chức, tổng kết,
trách nhiệm, tình nguyện, trí tuệ, truyền thống, tuyên giáo, tuyên dương, tuyên truyền, tư vấn,
tương lai, vận động, vệ sinh, việc làm, việt nam, vững bước, vững mạnh, xã hội,
xây dựng, xuất nhập khẩu
"""
_WORDS = sorted((" ".join(one.split()) for one in _COMPOUNDS.split(",")), key=len, reverse=True)
_ANY = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS)})(?!\w)", re.IGNORECASE)
# A number stays with what it counts, an abbreviation with its name, a dash ends its line.
_NUMBER = re.compile(r"(?<=\d) (?=(?:%|tỉ|triệu|giờ|năm|tháng|ngày)(?!\w))")
_AHEAD = re.compile(r"\b((?:số|năm|Số|Năm|lần|tầng|Tầng) (?=\d)|(?:KCN|CĐCS|TP\.) (?=\w))")


def joined(text: str) -> str:
    """Return the text with the spaces inside compounds made unbreakable; lines break elsewhere."""
    text = _ANY.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    text = _AHEAD.sub(lambda found: f"{found[1].rstrip()}\u00a0", _NUMBER.sub("\u00a0", text))
    return text.replace(" –", "\u00a0–").replace(" -", "\u00a0-")
