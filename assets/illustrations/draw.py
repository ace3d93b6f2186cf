"""Draw the illustrations that stand where there is no photo yet.

`python -m assets.illustrations.draw [NAME …]` draws them again. Each is composed by the module of
its name and painted by Skia; nothing is traced or imported. They are shown as illustrations and
never passed off as photographs of an event.
"""

import sys
from pathlib import Path

from assets.illustrations import (
    an_toan,
    bua_com,
    chan_dung,
    chan_dung_gan,
    doi_thoai,
    hoa_xuan,
    kham_suc_khoe,
    svg,
    trao_qua,
    xuong_may,
)

SCENES = (
    xuong_may,
    trao_qua,
    bua_com,
    doi_thoai,
    chan_dung,
    chan_dung_gan,
    an_toan,
    kham_suc_khoe,
)


def main(names: list[str]) -> None:
    """Draw the pictures of these names, or all of them, beside this file."""
    here = Path(__file__).parent
    for module in (*SCENES, hoa_xuan):
        name = module.__name__.rsplit(".", 1)[-1].replace("_", "-")
        if not names or name in names:
            picture = hoa_xuan.picture() if module is hoa_xuan else svg.picture(module.scene())
            (here / f"{name}.jpg").write_bytes(svg.jpeg(picture))


if __name__ == "__main__":
    main(sys.argv[1:])
