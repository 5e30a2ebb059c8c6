"""Japanese words that may be typed for the names of sub-commands."""

from __future__ import annotations

from typing import Final

THREAD_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "set": ("設定", "登録"),
    "list": ("一覧",),
    "show": ("表示", "詳細"),
    "remove": ("削除",),
    "contracted": ("契約", "契約済み", "契約成立", "発注"),
    "paid": ("仮払い", "仮払い済み", "仮払い完了", "仮入金"),
    "delivered": ("納品", "納品済み", "完了報告"),
    "closed": ("完了", "終了", "検収完了", "支払い確定"),
    "applied": ("申請", "申請中"),
    "approved": ("承認", "承認済み", "許可"),
    "rejected": ("否認", "非承認", "不承認", "却下"),
    "revoked": ("取消", "取り消し", "承認取消", "承認取り消し"),
}
