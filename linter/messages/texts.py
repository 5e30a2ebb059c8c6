"""The catalogue: key → (Japanese, English)."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    # ------------------------------------------------------------------ rules that no rulebook states
    "rule.not-stated.message": (
        "この段階での扱いは、{platform}の公開情報には書かれていません。",
        "What {platform} publishes does not say whether this is allowed now.",
    ),
    "rule.not-stated.remedy": (
        "迷うときは、{platform}の事務局に確かめてから送ってください。",
        "If in doubt, ask the support of {platform} before sending.",
    ),
    # ------------------------------------------------------------------ what was found
    "kind.email": ("メールアドレス", "e-mail address"),
    "kind.phone": ("電話番号", "telephone number"),
    "kind.handle": ("ID・アカウント名", "id"),
    "kind.link": ("連絡用のリンク", "contact link"),
    "kind.postal": ("住所", "postal address"),
    "kind.solicitation": ("外部での連絡の誘い", "proposal to get in touch outside"),
    "kind.meeting": ("外部での通話・面談の誘い", "proposal to meet or call outside"),
    "kind.payment": ("直接取引の誘い", "proposal to deal directly"),
    "kind.file": ("ファイル共有リンク", "file-sharing link"),
    "kind.form": ("フォームのリンク", "link to a form"),
    "kind.profile": ("他サイトのプロフィール", "profile on another site"),
    "kind.portfolio": ("自分のサイトやポートフォリオのリンク", "link to a site or portfolio of one's own"),
    "kind.site": ("外部サイトのリンク", "link to another site"),
    "kind.word": ("サイトのフィルターが反応する言葉", "words that the site's filter reacts to"),
    "channel.mail": ("メール", "e-mail"),
    "channel.phone": ("電話", "telephone"),
    "channel.chat": ("チャット・SNS", "chat and social media"),
    "channel.video": ("ビデオ通話", "video calls"),
    "channel.in-person": ("対面", "meeting in person"),
    "channel.postal": ("住所", "postal address"),
    "channel.payment": ("サイト外の支払い", "payment outside"),
    "channel.portfolio": ("ポートフォリオURL", "portfolio URL"),
    "channel.form": ("フォームURL", "form URL"),
    "channel.file": ("ファイル共有リンク", "file link"),
    "certainty.certain": ("確実", "certain"),
    "certainty.likely": ("ほぼ確実", "likely"),
    "certainty.possible": ("可能性あり", "possible"),
    "severity.error": ("違反", "error"),
    "severity.warning": ("注意", "warning"),
    "severity.info": ("情報", "info"),
    # ------------------------------------------------------------------ why it is taken for one
    "reason.address": ("メールアドレスの形", "has the form of an address"),
    "reason.number": ("電話番号の形", "has the form of a telephone number"),
    "reason.number-unlabelled": ("電話番号とも読める数字", "digits that may be a telephone number"),
    "reason.number-pun": ("語呂合わせで電話番号とも読める語", "a pun that may spell a telephone number"),
    "reason.link-contact": ("開くと連絡できるリンク", "opens a way to get in touch"),
    "reason.link-profile": ("SNSのプロフィール", "a profile to write to"),
    "reason.link-reference": (
        "SNSのプロフィール（参考資料かもしれません）",
        "a profile, perhaps shown as a reference",
    ),
    "reason.link-form": ("入力フォーム", "a form to fill in"),
    "reason.link-collects": ("連絡先を書かせるフォーム", "a form that asks for contact details"),
    "reason.handle-bound": ("サービス名と結びついたID", "tied to the name of a service"),
    "reason.handle-labelled": ("IDと書かれた語", "called an id"),
    "reason.handle-at": ("@付きの名前", "a name with @ beside a service"),
    "reason.handle-near": ("サービス名の近くのIDらしい語", "looks like an id near a service's name"),
    "reason.handle-word": ("サービス名に続く、IDとも読める語", "a word in the place of an id"),
    "reason.handle-hint": ("連絡先のIDとも読める語", "a word that may be an id to get in touch by"),
    "reason.handle-bare": ("検索や追加を促すID", "an id the reader is asked to look up"),
    "reason.handle-shape": ("サービス固有の形のID", "has the form of a service's id"),
    "reason.link-file": ("ファイルの置き場所", "a place where files are kept"),
    "reason.link-portfolio": ("作品を載せるサイトのページ", "a page of a site for showing works"),
    "reason.link-member": ("他サイトの会員ページ", "a member's page on another site"),
    "reason.link-own": ("自分のページとして紹介されたリンク", "introduced as a page of the writer's own"),
    "reason.link-page": ("問い合わせページらしいリンク", "looks like a page to write to"),
    "reason.link-site": ("外部サイトのリンク", "leads to another site"),
    "reason.postal-labelled": ("住所として書かれた文字列", "introduced as an address"),
    "reason.postal-code": ("郵便番号の付いた住所", "an address with its postal code"),
    "reason.postal-shape": (
        "住所の形（お店や会場の案内かもしれません）",
        "has the form of an address, perhaps of a shop or venue",
    ),
    "reason.filter-word": (
        "サイトのフィルターが反応したと報告のある言葉",
        "words that the site's filter is reported to react to",
    ),
    "reason.asks-contact": ("相手の連絡先を尋ねている", "asks for a way to get in touch"),
    "reason.asks-service": ("相手がそのサービスを使うかを尋ねている", "asks whether the reader is on that service"),
    "reason.offers-contact": ("連絡先を伝えると言っている", "offers a way to get in touch"),
    "reason.proposes-call": (
        "サイト外での通話や面談を持ちかけている",
        "proposes a call or a meeting outside the platform",
    ),
    "reason.proposes-meeting": ("直接会うことを持ちかけている", "proposes to meet in person"),
    "reason.proposes-channel": ("サイト外でのやり取りを持ちかけている", "proposes to go on outside the platform"),
    "reason.proposes-direct-deal": (
        "サイトを通さない契約や取引を持ちかけている",
        "proposes to deal without the platform",
    ),
    "reason.proposes-payment": ("サイトを通さない支払いの話をしている", "speaks of paying outside the platform"),
    "reason.avoids-fee": ("手数料を避けることを持ちかけている", "proposes to avoid the platform's fee"),
    "reason.hints": ("外での連絡をほのめかしている", "hints at contact outside the platform"),
    "reason.points-to-contact": ("連絡先のある場所を教えている", "tells where a way to get in touch is found"),
    "reason.recruits": ("サイト外の集まりや登録に誘っている", "invites to a group or a list outside the platform"),
    "reason.accepts": ("サイト外での連絡に応じている", "agrees to get in touch outside the platform"),
    # ------------------------------------------------------------------ why something is not one
    "excuse.repository": ("リポジトリの場所", "a repository's location"),
    "excuse.login-target": ("ログイン先", "a machine to log in to"),
    "excuse.reserved-domain": ("説明用のドメイン", "a domain reserved for examples"),
    "excuse.other-number": ("注文番号などの番号", "an order number or the like"),
    "excuse.measure": ("数量", "a quantity"),
    "excuse.placeholder": ("見本の番号", "a sample number"),
    "excuse.file-name": ("ファイル名", "a file name"),
    "excuse.code": ("プログラムの一部", "part of a program"),
    "excuse.domain": ("ドメイン名", "a domain name"),
    "excuse.sample": ("見本", "a sample"),
    "excuse.said-refusal": ("断っている文", "a sentence that refuses it"),
    "excuse.said-rule": ("ルールについての文", "a sentence about the rules"),
    "excuse.said-approval": ("申請や承認についての文", "a sentence about an application for it"),
    "excuse.said-own": ("プラットフォームの機能についての文", "a sentence about the platform's own means"),
    "excuse.said-work": ("仕事の内容についての文", "a sentence about the work"),
    "excuse.said-third": ("ほかの人についての文", "a sentence about other people"),
    "excuse.said-report": ("済んだことについての文", "a sentence about what has happened"),
    "excuse.said-past": ("経歴についての文", "a sentence about earlier work"),
    "excuse.said-courtesy": ("あいさつの文", "a courtesy"),
    "excuse.said-errand": ("店や宿への用件の文", "a sentence about a shop or a stay"),
    "excuse.said-redacted": ("連絡先を省いた文", "a sentence whose contact has been taken out"),
    "excuse.said-quoted": ("引用された文", "quoted words"),
    "excuse.said-sample": ("仕事として作った文章", "a text that is the work itself"),
    "excuse.service-name": ("サービス名そのもの", "the service's own name"),
    "excuse.work-address": ("掲載・作業の対象としての住所", "an address that is the subject of the work"),
    # ------------------------------------------------------------------ the text report
    "list.separator": ("、", ", "),
    "report.read": ("読み取り", "read as"),
    "report.remedy": ("対処", "instead"),
    "report.source": ("出典", "source"),
    "report.checked": ("（{date} 確認）", "(checked {date})"),
    "report.disguises": ("（{families}を戻した読み）", "(undoing: {families})"),
    "report.place": ("{line}行目{column}文字目", "line {line}, character {column}"),
    "report.ok": (
        "✓ 問題は見つかりませんでした。送って大丈夫です【{situation}】。",
        "✓ Nothing found; fine to send ({situation}).",
    ),
    "report.ok-info": (
        "✓ 送れます。上の{count}件の情報に目を通してください【{situation}】。",
        "✓ May be sent; notes above to read: {count} ({situation}).",
    ),
    "report.ok-unstated": (
        "- 規約に明記がありません：{unstated}件について、禁止するルールは見つかりませんでしたが、送ってよいとも書かれていません【{situation}】。",
        "- Not stated in the rules: no rule was found to forbid this, nor to allow it; findings: {unstated} ({situation}).",
    ),
    "report.warn": (
        "! 送る前に確かめてください：注意 {warnings}件【{situation}】。",
        "! Look again before sending: warnings {warnings} ({situation}).",
    ),
    "report.block": (
        "✗ このままでは送らないでください：違反 {errors}件、注意 {warnings}件【{situation}】。",
        "✗ Do not send this as it is: errors {errors}, warnings {warnings} ({situation}).",
    ),
    "report.ok-incoming": (
        "✓ 応じると違反になる誘いは見つかりませんでした【{situation}】。",
        "✓ Nothing found that would break a rule to answer ({situation}).",
    ),
    "report.ok-info-incoming": (
        "✓ 応じられます。上の{count}件の情報に目を通してください【{situation}】。",
        "✓ May be answered; notes above to read: {count} ({situation}).",
    ),
    "report.ok-unstated-incoming": (
        "- 規約に明記がありません：{unstated}件について、応じることを禁止するルールは見つかりませんでしたが、応じてよいとも書かれていません【{situation}】。",
        "- Not stated in the rules: no rule was found to forbid an answer, nor to allow it; findings: {unstated} ({situation}).",
    ),
    "report.warn-incoming": (
        "! 応じる前に確かめてください：注意 {warnings}件【{situation}】。",
        "! Look again before you answer: warnings {warnings} ({situation}).",
    ),
    "report.block-incoming": (
        "✗ 応じないでください。誘った側だけでなく、応じた側も違反になります：違反 {errors}件、注意 {warnings}件【{situation}】。",
        "✗ Do not take this up: who answers breaks the rules as well as who asked: errors {errors}, warnings {warnings} ({situation}).",
    ),
    "report.situation": ("{platform}、{stage}", "{platform}, {stage}"),
    "report.situation-application": (
        "{platform}、{stage}、{application}は{status}",
        "{platform}, {stage}, {application} {status}",
    ),
    "report.assumed-stage": ("段階の指定がないため最も厳しい段階で判定", "no stage given, so the strictest counts"),
    "report.excused": ("除外", "excused"),
    "report.allowed": ("許可", "allowed"),
    "report.allowed-without-reason": ("理由の記載なし", "no reason given"),
    "report.reason": ("根拠", "because"),
    "scan.summary": (
        "{total}件を検査：違反 {block}件、注意 {warn}件、問題なし {ok}件、判定不能 {unknown}件",
        "{total} messages: {block} blocked, {warn} to look at, {ok} fine, {unknown} not judged",
    ),
    "scan.progress": ("検査中", "scanning"),
    "scan.stdin": ("標準入力", "standard input"),
    "scan.bad-line": ("{file}:{line}行目：{message}", "{file}:{line}: {message}"),
    "scan.unused-allow": (
        '{place}：許可した {kind} = "{value}" は、どのメッセージにも当てはまりませんでした。',
        '{place}: the allowed {kind} = "{value}" matched in no message.',
    ),
    "version.program": ("sendlint バージョン {version}", "sendlint, version {version}"),
    "version.rules": ("各プラットフォームのルールを出典で確認した日:", "rules, and when their sources were last read:"),
    "watch.begins": (
        "クリップボードを見ています。コピーするたびに確かめます（終えるには Ctrl+C）。",
        "watching the clipboard; whatever you copy is checked (Ctrl+C ends it).",
    ),
    "statistics.total": ("合計 {total}件", "{total} in all"),
    "streams.assumed": (
        "「{path}」の文字コードは {encoding} と判断しました（違うときは --encoding で指定してください）。",
        "{path!r} was taken for {encoding}; if it is not, say --encoding.",
    ),
    # ------------------------------------------------------------------ tables
    "table.any-application": ("（申請の制度なし）", "(no application)"),
    "outcome.allowed": ("○ 可", "yes"),
    "outcome.conditional": ("△ 条件付き", "conditional"),
    "outcome.forbidden": ("× 禁止", "no"),
    "outcome.not-stated": ("－ 記載なし", "not stated"),
    "outcome.may-be-held": ("サイトに止められることがある", "the site may hold the message"),
    "table.legend": (
        "○ 可　△ 条件付き　× 禁止　－ 公開情報に記載なし",
        "yes: allowed   conditional: a condition must be met   no: forbidden   not stated: nothing published",
    ),
    "table.stages": ("--stage に書ける言葉", "words for --stage"),
    "table.statuses": ("--application に書ける言葉", "words for --application"),
    "table.cases": ("--case に書ける言葉", "words for --case"),
    "table.exempt": ("※ 例外があります", "* with exemptions"),
    "table.exemptions": ("例外", "exemptions"),
    "table.filters": ("サイトのフィルター", "the site's own filter"),
    "table.sources": ("出典", "sources"),
    "table.stale": (
        "{count}件のルールの出典は、確認から1年以上たっています。読み直して、checked の日付を改めてください。",
        "the sources of these rules were last checked over a year ago; read them again and renew their date (checked): {count}",
    ),
    "table.fresh": (
        "どのルールの出典も、1年以内に確認されています（{count}件）。",
        "every rule's source was checked within a year (rules: {count}).",
    ),
    "table.rules": ("ルール（詳しくは sendlint explain ルール名）", "rules (more: sendlint explain RULE)"),
    "table.platforms": (
        "プラットフォーム（詳しくは sendlint platforms 名前）",
        "platforms (more: sendlint platforms NAME)",
    ),
    # ------------------------------------------------------------------ explain
    "explain.what": ("内容", "what"),
    "explain.outcome": ("判定", "outcome"),
    "explain.reason": ("理由", "why"),
    "explain.when": ("条件", "only when"),
    "explain.kinds": ("対象", "kinds"),
    "explain.hosts": ("リンク先", "hosts"),
    "explain.words": ("言葉", "words"),
    "explain.channels": ("手段", "channels"),
    "explain.stages": ("段階", "stages"),
    "explain.application": ("申請", "application"),
    "explain.remedy": ("対処", "instead"),
    "explain.sanction": ("違反すると", "sanction"),
    "explain.note": ("補足", "note"),
    "explain.decides-forbidden": ("違反になる例", "breaks it"),
    "explain.decides-conditional": ("注意になる例", "calls for its condition"),
    "explain.decides-may-be-held": ("止められることのある例", "may be held"),
    "explain.decides-allowed": ("これによって送れる例", "may be sent by it"),
    "explain.decides-not-stated": ("当てはまる例", "falls under it"),
    "explain.more": (
        "{count}件のルール（詳しくは sendlint explain ルール名）",
        "rules: {count} (more: sendlint explain RULE)",
    ),
    "explain.keeps": ("守っている例", "keeps it"),
    "explain.example": ("「{text}」（{situation}）", "“{text}” ({situation})"),
    "sample.email": ("資料は hanako@kikaku.jp へお送りください。", "Please send the files to hanako@kikaku.jp."),
    "sample.chat": (
        "続きは LINE でお願いします。ID：hanako_works です。",
        "Let us go on by LINE, my LINE ID is hanako_works.",
    ),
    "sample.phone": ("お電話は 090-4821-7736 までお願いします。", "Please call me on +81 90 4821 7736."),
    "sample.video": (
        "打ち合わせは https://zoom.us/j/98765432101 でお願いします。",
        "Please join the meeting at https://zoom.us/j/98765432101.",
    ),
    "sample.payment": (
        "手数料がかからないよう、報酬は銀行口座に直接お振り込みいただけますか。",
        "To save the fee, could you pay me directly by bank transfer?",
    ),
    "sample.meeting": (
        "一度、御社にうかがって直接お会いできますか。",
        "Could we meet in person at your office once?",
    ),
    "sample.solicitation": (
        "今後のやり取りは、サイトの外のメールでお願いできますか。",
        "Could we continue by e-mail outside this site?",
    ),
    "sample.postal": (
        "見本は 〒060-0042 札幌市中央区大通西4-1 へお送りください。",
        "My office is at 12 rue des Lilas, 75019 Paris.",
    ),
    "sample.file": (
        "データは https://drive.google.com/file/d/1aB2cD3eF4gH5iJ6kL/view に置きました。",
        "The data is at https://drive.google.com/file/d/1aB2cD3eF4gH5iJ6kL/view.",
    ),
    "sample.form": (
        "ご希望は https://forms.gle/aB3dE5fG7hJ9kL1m にご記入ください。",
        "Please fill in https://forms.gle/aB3dE5fG7hJ9kL1m.",
    ),
    "sample.portfolio": (
        "実績は https://www.behance.net/hanako_works をご覧ください。",
        "My works are at https://www.behance.net/hanako_works.",
    ),
    "sample.profile": (
        "プロフィールは https://www.linkedin.com/in/hanako-works をご覧ください。",
        "My profile is at https://www.linkedin.com/in/hanako-works.",
    ),
    "sample.site": (
        "詳しくは https://www.hanako-works.com をご覧ください。",
        "More about me at https://www.hanako-works.com.",
    ),
    "sample.host": ("こちらをご覧ください：https://{host}/0131-a1b2c3d4", "Please see https://{host}/0131-a1b2c3d4"),
    "sample.word": ("「{word}」についてご相談です。", "A question about “{word}”."),
    "sample.innocent": (
        "ご質問があれば、このメッセージでお知らせください。",
        "If you have any questions, please let me know here.",
    ),
    "explain.source": ("出典", "source"),
    "explain.all-stages": ("すべての段階", "every stage"),
    "explain.all-channels": ("すべての手段", "every channel"),
    "explain.all-statuses": ("状態を問わず", "whatever its status"),
    # ------------------------------------------------------------------ the draft without what is forbidden
    "fix.gap": ("（省略）", "[…]"),
    "fix.done": (
        "✓ 送れない箇所を取り除きました（{count}か所：{kinds}）。前後がつながるか、送る前に読み返してください。",
        "✓ Taken out: {count} ({kinds}). Read it once more before sending: does it still run on?",
    ),
    "fix.nothing-left": (
        "このままこちらのメッセージでやり取りさせてください。",
        "Let us go on here in these messages.",
    ),
    # ------------------------------------------------------------------ answers to who asks too early
    "topic.contact": ("連絡先の交換", "exchanging contact details"),
    "topic.call": ("サイト外での通話", "calls outside the site"),
    "topic.meeting": ("直接お会いすること", "meeting in person"),
    "topic.payment": ("サイトを通さないお支払い", "payment that bypasses the site"),
    "asked.contact": ("連絡先を尋ねられたとき", "When asked for contact details"),
    "asked.call": ("サイト外での通話に誘われたとき", "When asked for a call outside the site"),
    "asked.meeting": ("会うことを求められたとき", "When asked to meet"),
    "asked.payment": ("直接の支払いや契約を持ちかけられたとき", "When offered direct payment or a direct contract"),
    "reply.forbidden": (
        "お声がけいただきありがとうございます。恐れ入りますが、{platform}の規約により、いまは{topic}ができません。このままこちらのメッセージでお願いいたします。",
        "Thank you for asking. {platform}'s rules do not allow {topic} now, so may I ask that we go on in these messages?",
    ),
    "reply.open": (
        "お声がけいただきありがとうございます。{topic}については、{platform}の決まりを確かめてからお返事させてください。それまでは、こちらのメッセージでお願いいたします。",
        "Thank you for asking. Let me look up what {platform}'s rules say on {topic} before I answer; until then, may I ask that we go on in these messages?",
    ),
    "reply.allowed": (
        "いまの段階では断る必要はありません。{message}",
        "No need to refuse now. {message}",
    ),
    "reply.heading": ("返信の例（そのまま使えます）", "an answer you may send as it is"),
    # ------------------------------------------------------------------ threads
    "thread.remembered": ("✓ 記録しました：{name}【{standing}】", "✓ Remembered: {name} ({standing})"),
    "thread.removed": ("✓ スレッド「{name}」の記録を消しました。", "✓ Forgot the thread {name!r}."),
    "thread.none": (
        "記録されているスレッドはありません。sendlint thread set で登録できます。",
        "No threads yet; sendlint thread set tells about one.",
    ),
    "thread.name": ("スレッド", "thread"),
    "thread.platform": ("プラットフォーム", "platform"),
    "thread.stage": ("段階", "stage"),
    "thread.application": ("申請", "application"),
    "thread.status": ("{application}は{status}", "{application} {status}"),
    "thread.aliases": ("別名", "other names"),
    "thread.region": ("電話番号の国", "country of telephone numbers"),
    "thread.changed": ("更新", "changed"),
    "thread.history": ("履歴", "history"),
    "thread.no-stage": ("段階は未設定", "no stage told"),
    "step.set": ("設定", "set"),
    "step.contracted": ("契約", "contracted"),
    "step.paid": ("仮払い", "paid"),
    "step.delivered": ("納品", "delivered"),
    "step.closed": ("完了", "closed"),
    "step.applied": ("申請", "applied"),
    "step.approved": ("承認", "approved"),
    "step.rejected": ("否認", "rejected"),
    "step.revoked": ("承認の取り消し", "revoked"),
    # ------------------------------------------------------------------ errors
    "error.heading": ("エラー：", "error: "),
    "error.unknown-platform": (
        "プラットフォーム「{given}」はありません。使えるのは {known} です。",
        "there is no platform {given!r}; known are {known}.",
    ),
    "error.unknown-platform-close": (
        "プラットフォーム「{given}」はありません。「{close}」のことですか？ 使えるのは {known} です。",
        "there is no platform {given!r}; did you mean {close!r}? Known are {known}.",
    ),
    "error.no-platform": (
        "プラットフォームを指定してください：--platform {example}（使えるのは {known}）。",
        "say which platform: --platform {example} (known are {known}).",
    ),
    "error.unknown-stage": (
        "{platform} に「{given}」という段階はありません。使えるのは {known} です。",
        "{platform} has no stage {given!r}; known are {known}.",
    ),
    "error.unknown-application": (
        "{platform} の申請に「{given}」という状態はありません。使えるのは {known} です。",
        "{platform}'s application has no status {given!r}; known are {known}.",
    ),
    "error.no-application": (
        "{platform} には申請の制度がないため、--application {application} は指定できません。外してください。",
        "{platform} has no application, so --application {application} makes no sense; leave it out.",
    ),
    "error.unknown-case": (
        "{platform} に「{given}」という特別な条件はありません。使えるのは {known} です。",
        "{platform} has no case {given!r}; known are {known}.",
    ),
    "error.no-case": (
        "{platform} のルールに特別な条件はないため、「{given}」は指定できません。外してください。",
        "{platform}'s rules know no special cases, so {given!r} makes no sense; leave it out.",
    ),
    "error.unknown-region": (
        "地域「{given}」はありません。JP や US のような2文字の国コードで指定してください。",
        "there is no region {given!r}; give a two-letter country code such as JP or US.",
    ),
    "error.unknown-rule": (
        "ルール「{given}」はありません。一覧は sendlint platforms 名前 で見られます。",
        "there is no rule {given!r}; sendlint platforms NAME lists them.",
    ),
    "error.unknown-rule-close": (
        "ルール「{given}」はありません。「{close}」のことですか？",
        "there is no rule {given!r}; did you mean {close!r}?",
    ),
    "error.too-long": (
        "本文が長すぎて判定できません（{length}文字）。{limit}文字までに分けてください。",
        "the draft is too long to be judged ({length} characters); split it into parts of at most {limit}.",
    ),
    "error.timeout": (
        "{seconds}秒で判定が終わりませんでした。本文を短く分けて、もう一度お試しください。",
        "not judged within {seconds} seconds; split the draft and try again.",
    ),
    "error.unread": (
        "連絡や支払いを持ちかけていそうな文、または連絡先が隠れていそうな書き方が多すぎて、すべては読みきれませんでした。"
        "本文を短く分けて、もう一度お試しください。",
        "too much of the draft may propose contact or payment, or hide a contact, for all of it to be read; "
        "split the draft and try again.",
    ),
    "error.empty": (
        "本文が空です。検査する文章を渡してください。",
        "the draft is empty; give it some text to check.",
    ),
    "error.missing-file": (
        "ファイル「{path}」が見つかりません。名前と場所を確かめてください。",
        "there is no file {path!r}; check its name and place.",
    ),
    "error.is-directory": (
        "「{path}」はフォルダです。中のファイルを指定してください。",
        "{path!r} is a folder; name a file in it.",
    ),
    "error.unreadable": (
        "「{path}」を読めません（{problem}）。開く権限を確かめてください。",
        "{path!r} cannot be read ({problem}); check its permissions.",
    ),
    "error.binary": (
        "「{path}」は文章のファイルではないようです（{offset}バイト目に文字以外のデータ）。テキスト形式で保存して渡してください。",
        "{path!r} does not look like text (no character at byte {offset}); save it as plain text.",
    ),
    "error.undecodable": (
        "「{path}」の文字コードが分かりません。UTF-8 で保存し直すか、--encoding で指定してください。",
        "{path!r} is in an encoding that is not recognised; save it as UTF-8, or name the encoding by --encoding.",
    ),
    "error.undecodable-guess": (
        "「{path}」の文字コードがはっきりしません。{guess} なら --encoding {guess} を付けるか、UTF-8 で保存し直してください。",
        "{path!r} is in an encoding that is not certain; if it is {guess}, say --encoding {guess}, or save it as UTF-8.",
    ),
    "error.undecodable-as": (
        "「{path}」を {encoding} として読めません（{offset}バイト目）。--encoding を確かめるか、省いてください。",
        "{path!r} is not {encoding} (byte {offset}); check --encoding, or leave it out.",
    ),
    "error.unknown-encoding": (
        "文字コード「{given}」はありません。使えるのは {known} などです。",
        "there is no encoding {given!r}; known are {known} and others.",
    ),
    "error.explain-what": (
        "説明するルールの名前か、--all のどちらか一つを指定してください。",
        "name the rule to explain, or say --all.",
    ),
    "error.unencodable": (
        "「{path}」の文字コード {encoding} では「{character}」を書けません。UTF-8 で保存し直してから、もう一度お試しください。",
        "{path!r} is in {encoding}, which has no {character!r}; save it as UTF-8 and try again.",
    ),
    "error.fix-document": (
        "「{path}」は直せません。--fix で直せるのは、ふつうのテキストファイルだけです。",
        "{path!r} cannot be fixed; --fix is for plain text.",
    ),
    "error.fix-output": (
        "--fix の答えの形式は {known} のどちらかで、--output は使えません。",
        "with --fix the format is one of {known}, and --output cannot be used.",
    ),
    "error.no-readable-part": (
        "「{path}」には読める本文がありません。メールのファイルか、本文が画像や添付だけになっていないかを確かめてください。",
        "{path!r} has no readable part; check that it is a mail, and that its text is not in a picture or an attachment.",
    ),
    "error.file-too-large": (
        "「{path}」は長すぎて判定できません（{limit}文字まで）。分けて渡すか、多数なら sendlint scan を使ってください。",
        "{path!r} is too long to be judged (at most {limit} characters); split it, or use sendlint scan for many.",
    ),
    "error.no-clipboard": (
        "クリップボードを読めません。Linux では xclip（Wayland では wl-clipboard）を入れてください。",
        "the clipboard cannot be read; on Linux, install xclip (under Wayland wl-clipboard).",
    ),
    "error.clipboard-empty": (
        "クリップボードに文章がありません。下書きをコピーしてから、もう一度お試しください。",
        "there is no text on the clipboard; copy the draft and try again.",
    ),
    "error.clipboard-alone": (
        "--clipboard とファイル名は一緒に使えません。どちらか一つにしてください。",
        "--clipboard and a file cannot go together; choose one.",
    ),
    "error.watch-what": (
        "--watch は --clipboard と一緒に使います。",
        "--watch goes with --clipboard.",
    ),
    "error.stdin-terminal": (
        "検査する文章がありません。ファイル名を指定するか、文章をパイプで渡してください（例：sendlint check 下書き.txt）。",
        "there is no draft to check: name a file, or pipe the text in (for example: sendlint check draft.txt).",
    ),
    "error.output-is-input": (
        "「{path}」は検査する下書きです。--output には別の名前を付けてください。",
        "{path!r} is a draft to check; give --output another name.",
    ),
    "error.closed-pipe": (
        "出力先が閉じられたため、結果を最後まで伝えられませんでした。",
        "the output was closed before the whole answer was given.",
    ),
    "error.bad-json": (
        "JSON として読めません（{column}文字目）。{problem}",
        "is not JSON (character {column}): {problem}",
    ),
    "error.unreadable-json": (
        "JSON として読めません。入れ子が深すぎるか、数が大きすぎます。",
        "is not JSON that can be read: nested too deeply, or a number with too many digits.",
    ),
    "error.bad-encoding": (
        "UTF-8 として読めません（行の{offset}バイト目）。UTF-8 で保存し直すか、--encoding で文字コードを指定してください。",
        "is not UTF-8 (byte {offset} of the line); save the file as UTF-8, or name its encoding by --encoding.",
    ),
    "json.value": ("ここに値がありません。", "there should be a value here."),
    "json.name": (
        'ここには、二重引用符（"）で囲んだ項目名が要ります。',
        "there should be a name in double quotes here.",
    ),
    "json.colon": ("項目名の後にコロン（:）がありません。", "there should be a colon here."),
    "json.comma": ("ここにコンマ（,）か閉じる括弧がありません。", "there should be a comma or a closing bracket here."),
    "json.trailing-comma": ("最後の項目の後のコンマ（,）は要りません。", "no comma belongs behind the last entry."),
    "json.extra": (
        "1行に書けるのは1件だけですが、続きがあります。",
        "there is more after the end; one line holds one object.",
    ),
    "json.string": (
        'ここから始まる文字列が、二重引用符（"）で閉じられていません。',
        "the string that begins here is not closed by a double quote.",
    ),
    "json.control": (
        "文字列の中にそのままの制御文字（タブなど）があります。\\t のように書いてください。",
        "a control character such as a tab stands in a string; write it like \\t.",
    ),
    "json.escape": ("\\ の後の文字が正しくありません。", "what follows the \\ is not valid."),
    "json.other": ("書き方が正しくありません。", "this is not valid."),
    "error.not-an-object": (
        "1行に1件、id と text を持つ JSON を書いてください。",
        "every line must be a JSON object with id and text.",
    ),
    "error.no-text": ("text（文字列）がありません。", "has no text (a string)."),
    "error.bad-engagement": (
        "engagement の書き方が正しくありません。{known} のうち必要なものを、文字列で書いてください。",
        "has an engagement that cannot be used; it is an object of strings, its names among {known}.",
    ),
    "error.unknown-field": (
        "engagement の書き方が正しくありません。「{given}」という項目はありません。使えるのは {known} です。",
        "has an engagement that cannot be used: there is no {given!r}; known are {known}.",
    ),
    "error.line-too-long": (
        "1行が長すぎます（{limit}バイトまで）。",
        "is too long (at most {limit} bytes).",
    ),
    "error.pattern-file-whole": (
        "定義ファイル {file} を読めません：{problem}",
        "pattern file {file}: {problem}",
    ),
    "error.history-line": (
        "「{path}」の{line}行目：{problem}",
        "{path!r}, line {line}: {problem}",
    ),
    "error.no-message": (
        '1行に1通、"本文" のような文字列か、text のある JSON を書いてください。',
        "every line must be a JSON text, or an object with text.",
    ),
    "error.unwritable": (
        "「{path}」に書き込めません（{problem}）。フォルダとファイルの権限を確かめてください。",
        "{path!r} cannot be written ({problem}); check the permissions of folder and file.",
    ),
    "error.in-place-alone": (
        "--in-place は --fix と一緒に使ってください。",
        "--in-place goes with --fix.",
    ),
    "error.fix-incoming": (
        "--fix は、自分が送る下書きのためのものです。--incoming と一緒には使えません。",
        "--fix is for a draft of your own, so it cannot go with --incoming.",
    ),
    "error.fix-stdin": (
        "--in-place では、直すファイルの名前を指定してください。標準入力を直すときは --in-place を外します。",
        "--in-place needs the name of a file; to fix standard input, leave it out.",
    ),
    "error.fix-many": (
        "--fix は、直した文章を標準出力に書くため、一度に1つのファイルだけです。いくつも直すときは --in-place を付けてください。",
        "--fix writes the fixed draft to standard output, so it takes one file; for more, add --in-place.",
    ),
    "error.store": (
        "スレッドの記録「{path}」を使えません（{problem}）。場所と権限を確かめてください。別の場所に置くときは、環境変数 SENDLINT_DATA_DIR でフォルダを指定します。",
        "the store of threads {path!r} cannot be used ({problem}); check its place and permissions, or name another folder in SENDLINT_DATA_DIR.",
    ),
    "error.store-newer": (
        "スレッドの記録「{path}」は、新しい版の sendlint が書いたものです。sendlint を新しくしてください。",
        "the store of threads {path!r} was written by a newer sendlint; update this one.",
    ),
    "error.unknown-thread": (
        "スレッド「{name}」は記録されていません。sendlint thread set で登録してください（一覧は sendlint thread list）。",
        "there is no thread {name!r}; tell about it with sendlint thread set (sendlint thread list shows all).",
    ),
    "error.unknown-thread-close": (
        "スレッド「{name}」は記録されていません。「{close}」のことですか？",
        "there is no thread {name!r}; did you mean {close!r}?",
    ),
    "error.ambiguous-thread": (
        "スレッド「{name}」は {platforms} のそれぞれにあります。--platform で選んでください。",
        "there is a thread {name!r} on each of {platforms}; choose with --platform.",
    ),
    "error.new-thread-platform": (
        "スレッド「{name}」はまだ記録されていません。登録するには --platform を付けてください（使えるのは {known}）。",
        "there is no thread {name!r} yet; to make it, add --platform (known are {known}).",
    ),
    "error.bad-thread-name": (
        "スレッドの名前は、改行のない1〜{limit}文字で書いてください。",
        "a thread's name is one line of 1 to {limit} characters.",
    ),
    "error.unknown-thread-page": (
        "「{address}」は、知っているプラットフォームのスレッドのページではありません。名前を付けて登録してください。",
        "{address!r} is no page of a thread on a known platform; give the thread a name instead.",
    ),
    "error.thread-elsewhere": (
        "「{name}」は {platform} のページではありません。",
        "{name!r} is no page of {platform}.",
    ),
    "error.thread-name-taken": (
        "「{name}」は、すでにスレッド「{other}」の名前です。先にそちらを sendlint thread remove で消すか、別の名前にしてください。",
        "{name!r} already is a name of the thread {other!r}; remove that one first (sendlint thread remove), or choose another name.",
    ),
    "error.approval-question": (
        "まだ有効なら --approval-stands を、そうでなければ --approval-ended を付けて、もう一度実行してください。",
        "If it does, run this again with --approval-stands; if not, with --approval-ended.",
    ),
    "error.step-no-stage": (
        "「{step}」は記録できません。{platform}にはその段階がありません（あるのは {known}）。",
        "{step!r} cannot happen: {platform} has no such stage (it has {known}).",
    ),
    "error.step-past": (
        "「{step}」は記録できません。このスレッドはすでに「{stage}」です。記録が違うときは sendlint thread set --stage で直してください。",
        "{step!r} cannot happen: the thread is already at {stage!r}. If that is wrong, mend it with sendlint thread set --stage.",
    ),
    "error.step-no-application": (
        "「{step}」は記録できません。{platform}には、連絡の許可を求める申請の制度がありません。",
        "{step!r} cannot happen: {platform} has no application for permission to get in touch.",
    ),
    "error.step-no-status": (
        "「{step}」は記録できません。{platform}の申請にその状態はありません（あるのは {known}）。",
        "{step!r} cannot happen: the application of {platform} has no such status (it has {known}).",
    ),
    "error.step-nothing-to-revoke": (
        "「{step}」は記録できません。このスレッドの申請は承認されていません。",
        "{step!r} cannot happen: the thread has no approval.",
    ),
    "error.step-approved-already": (
        "「{step}」は記録できません。このスレッドの申請は承認済みです。承認が取り消されたのなら sendlint thread revoked を使ってください。",
        "{step!r} cannot happen: the thread's application is approved. If the approval was withdrawn, use sendlint thread revoked.",
    ),
    "error.step-needless": (
        "「{step}」は記録できません。このスレッドの申請はすでに承認されています。",
        "{step!r} cannot happen: the thread's application is approved already.",
    ),
    "error.pattern-file": (
        "定義ファイル {file} の {key} が正しくありません：{problem}",
        "pattern file {file}, {key}: {problem}",
    ),
    "error.rulebook-twice": (
        "ルールブック {file} と {other} は、どちらも「{id}」のものです。片方を外すか、id を変えてください。",
        "the rulebooks {file} and {other} are both for {id!r}; leave one out or change its id.",
    ),
    # ------------------------------------------------------------------ what is wrong in a rulebook file
    "rulebook.toml": (
        "{line}行目の{column}文字目で、TOML として読めなくなります。引用符や括弧、= を確かめてください。",
        "stops being TOML at line {line}, character {column}; look for a quote, a bracket or a = there.",
    ),
    "rulebook.toml-end": (
        "TOML として読めません。最後の引用符や括弧が閉じているか確かめてください。",
        "is not TOML; see whether its last quote or bracket is closed.",
    ),
    "rulebook.encoding": ("UTF-8 として読めません。UTF-8 で保存し直してください。", "is not UTF-8; save it as UTF-8."),
    "rulebook.missing": ("必要な項目ですが、ありません。", "is missing."),
    "rulebook.unknown-key": ("このような項目はありません。使えるのは {known} です。", "is no key; known are {known}."),
    "rulebook.unknown-key-close": (
        "このような項目はありません。「{close}」のことですか？",
        "is no key; did you mean {close!r}?",
    ),
    "rulebook.not-text": (
        '引用符（"）で囲んだ、空でない文字列が要ります。',
        "must be text in double quotes, and not empty.",
    ),
    "rulebook.not-list": (
        '["…", "…"] のような、文字列の並びが要ります。',
        'must be a list of texts, such as ["…", "…"].',
    ),
    "rulebook.empty-list": (
        "空の並びは使えません。すべてを指すなら、項目ごと省いてください。",
        "must not be empty; leave the key out to cover everything.",
    ),
    "rulebook.not-table": ("{{ 名前 = 値 }} の形で書いてください。", "must be a table, such as {{ name = value }}."),
    "rulebook.not-tables": ("[[{heading}]] の形で書いてください。", "must be written as tables headed [[{heading}]]."),
    "rulebook.none-of": ("[[{heading}]] が1つもありません。", "needs at least one [[{heading}]]."),
    "rulebook.both-languages": (
        '日本語と英語の両方が要ります：{{ ja = "…", en = "…" }}',
        'needs both languages: {{ ja = "…", en = "…" }}',
    ),
    "rulebook.not-one-of": ("「{given}」は使えません。使えるのは {known} です。", "{given!r} is not one of {known}."),
    "rulebook.id": (
        "「{given}」は使えません。小文字の英数字をハイフンでつないでください（例：no-contact）。",
        "{given!r} must be small letters and digits joined by hyphens, such as no-contact.",
    ),
    "rulebook.twice": ("「{id}」が2回使われています。", "{id!r} is used twice."),
    "rulebook.reserved": ("「{id}」は使えません。別の名前にしてください。", "{id!r} is reserved; choose another."),
    "rulebook.two-meanings": (
        "「{word}」は {other} にも使われています。どちらか一方だけにしてください。",
        "{word!r} also stands for {other}; leave it in one of them.",
    ),
    "rulebook.no-such-stage": (
        "このプラットフォームに「{given}」という段階はありません。[[stages]] に足すか、外してください。",
        "this platform has no stage {given!r}; add it to [[stages]] or leave it out.",
    ),
    "rulebook.no-such-status": (
        "このプラットフォームの申請に「{given}」という状態はありません。[application] に足すか、外してください。",
        "this platform's application has no status {given!r}; add it to [application] or leave it out.",
    ),
    "rulebook.no-such-case": (
        "「{given}」は [[cases]] で {field} の値として定められていません。",
        "{given!r} is not declared as a {field} in [[cases]].",
    ),
    "rulebook.no-such-service": (
        "「{given}」というサービスはありません。patterns/services にあるファイルの名前で書いてください。",
        "there is no service {given!r}; give the name of a file in patterns/services.",
    ),
    "rulebook.no-none": (
        "未申請の状態（id が none のもの）がありません。",
        "lacks the status of not having applied (its id is none).",
    ),
    "rulebook.match": (
        "「{given}」は使えません。https://www.site.jp/message/* のように書いてください。",
        "{given!r} is no match pattern; write it like https://www.site.jp/message/*.",
    ),
    "rulebook.not-flag": ("true か false で書いてください。", "must be true or false."),
    "rulebook.pattern": ("「{given}」は正規表現として読めません。", "{given!r} is no regular expression."),
    "rulebook.date": (
        '「{given}」は日付として読めません。"2026-11-23" のように、引用符で囲んで書いてください。',
        '{given!r} is no date; write it in quotes, such as "2026-11-23".',
    ),
    "rulebook.source": (
        "「{given}」は出典になりません。読んだページの URL を https:// から書いてください。",
        "{given!r} is no source; give the address of the page, from https:// on.",
    ),
    "rulebook.host": (
        "「{given}」はドメイン名ではありません。https:// や / を付けず、example.jp のように書いてください。",
        "{given!r} is no domain; write it without https:// or a path, such as example.jp.",
    ),
    "rulebook.country": (
        "「{given}」は使えません。JP や US のような2文字の国コードで書いてください。",
        "{given!r} must be a two-letter country code such as JP or US.",
    ),
    "rulebook.language": (
        "「{given}」は使えません。ja や en のような言語コードで書いてください。",
        "{given!r} must be a language code such as ja or en.",
    ),
    "rulebook.sentence-hidden": (
        "条件のない文の後に、別の文があります。条件のない文は最後に置いてください。",
        "a sentence without conditions hides those behind it; put it last.",
    ),
    "rulebook.unreachable": (
        "このルールは使われることがありません。先にあるルールが、すべての場合を決めています。",
        "never applies: the rules above it cover everything it covers.",
    ),
    "error.internal": (
        "内部エラーのため判定できませんでした（{problem}）。お手数ですが、再現する文章を伏せて報告してください。",
        "could not judge because of an internal error ({problem}); please report it without the draft's private parts.",
    ),
    # ------------------------------------------------------------------ settings
    "error.settings": ("設定 {key} が正しくありません（{place}）：{problem}", "setting {key} ({place}): {problem}"),
    "error.settings-file": ("設定を読めません（{place}）：{problem}", "settings ({place}): {problem}"),
    "setting.from-command": ("コマンドライン", "command line"),
    "setting.from-variable": ("環境変数 {place}", "variable {place}"),
    "setting.from-file": ("{place}", "{place}"),
    "setting.from-default": ("既定", "default"),
    "setting.unset": ("（なし）", "(unset)"),
    "setting.not-here": (
        "このコマンドの形式は {known} のどれかです。--format で選んでください。",
        "this command's formats are {known}; choose one by --format.",
    ),
    "setting.flag": ("true か false", "true or false"),
    "setting.choice": ("{choices} のどれか", "one of {choices}"),
    "setting.text": ('"…" で囲んだ文字列', 'text in "…"'),
    "setting.not-accepted": ("書けるのは{wanted}です。", "it takes {wanted}."),
    "setting.unknown": (
        "この名前の設定はありません。使えるのは {known} です。",
        "there is no such setting; known are {known}.",
    ),
    "setting.unknown-close": (
        "この名前の設定はありません。「{close}」のことですか？ 使えるのは {known} です。",
        "there is no such setting; did you mean {close!r}? Known are {known}.",
    ),
    "setting.missing": (
        "ファイルがありません。名前と場所を確かめてください。",
        "there is no such file; check its name and place.",
    ),
    "setting.unreadable": (
        "ファイルを開けません（{problem}）。開く権限を確かめてください。",
        "the file cannot be read ({problem}); check its permissions.",
    ),
    "setting.not-utf8": ("UTF-8 ではありません。UTF-8 で保存し直してください。", "is not UTF-8; save it as UTF-8."),
    "setting.no-table": (
        "[tool.sendlint] の下に、名前 = 値 の形で書いてください。",
        "write the settings as name = value below [tool.sendlint].",
    ),
    "setting.extend-text": (
        'もとにする設定ファイルを、"../sendlint.toml" のように一つ書いてください。',
        'name one settings file to build on, like "../sendlint.toml".',
    ),
    "setting.extend-missing": (
        "もとにする設定ファイル {path} がありません。",
        "there is no settings file {path} to build on.",
    ),
    "setting.extend-circle": (
        "{path} がたがいに extend し合っていて、終わりがありません。どちらかの extend を消してください。",
        "{path} extends this file in turn, without an end; take one extend out.",
    ),
    "setting.allow-tables": (
        '1件ずつ、[[allow]] の下に address = "…" のように書いてください。',
        'write each entry below an [[allow]] of its own, like address = "…".',
    ),
    "error.allow-one": (
        "[[allow]] 1件には、{known} のうち一つだけを書いてください。",
        "each [[allow]] says exactly one of {known}.",
    ),
    "error.allow-text": ('{field} には "…" で囲んだ文字列を書いてください。', 'its {field} must be text in "…".'),
    "error.allow-unknown": (
        "[[allow]] に「{field}」という項目はありません。書けるのは {known} です。",
        "an [[allow]] has no {field!r}; known are {known}.",
    ),
    "error.allow-address": ("「{value}」はメールアドレスの形ではありません。", "{value!r} is no e-mail address."),
    "error.allow-domain": (
        "「{value}」はドメインの形ではありません。kikaku.jp のように書いてください。",
        "{value!r} is no domain; write it like kikaku.jp.",
    ),
    "error.allow-number": ("「{value}」は電話番号の形ではありません。", "{value!r} is no telephone number."),
    "error.allow-pattern": (
        "「{value}」は正規表現として読めません（{problem}）。",
        "{value!r} is no regular expression ({problem}).",
    ),
    "error.allow-draft": (
        "draft には、check --format json の答えにある draft_hash（32桁）を書いてください。",
        "a draft is the draft_hash, of 32 digits, in the answer of check --format json.",
    ),
    "setting.toml-value": (
        '値の書き方が正しくありません。文字列は "lancers" のように半角の二重引用符で囲み、そのほかは true か false と書いてください。',
        'the value is not valid: put text in double quotes, like "lancers"; else write true or false.',
    ),
    "setting.toml-twice": ("同じ項目が2回書かれています。一つにしてください。", "is given twice; keep one of them."),
    "setting.toml-equals": (
        "項目名の後に = がありません。名前 = 値 の形で書いてください。",
        "there is no = behind the name; write name = value.",
    ),
    "setting.toml-statement": (
        "この行の書き方が正しくありません。名前 = 値 の形で書き、メモは # で始めてください。",
        "this line is not valid; write name = value, and begin a remark with #.",
    ),
    "setting.toml-string": ("文字列が引用符で閉じられていません。", "a text is not closed by its quote."),
    "setting.toml-bracket": ("括弧が閉じられていません。", "a bracket is not closed."),
    "setting.toml-backslash": (
        "文字列の中の \\ は \\\\ と書くか、文字列を '…' で囲んでください。",
        "write \\ in a text as \\\\, or put the text in '…'.",
    ),
    "setting.toml-rest": (
        "値の後に余分なものがあります。1行に一つずつ書いてください。",
        "there is more behind the value; write one setting a line.",
    ),
    "setting.toml-other": ("TOML として正しくありません。", "is not valid TOML."),
    # ------------------------------------------------------------------ requests of other programs
    "error.request-not-json": (
        "要求を JSON（UTF-8）として読めません。",
        "the request is not JSON in UTF-8.",
    ),
    "error.request-not-object": (
        "要求は JSON のオブジェクトで書いてください（id、text、platform など）。",
        "the request must be a JSON object (id, text, platform …).",
    ),
    "error.request-field": (
        "要求の {field} が正しくありません。{wanted} を渡してください。",
        "the request's {field} cannot be used; it must be {wanted}.",
    ),
    "error.request-too-long": (
        "要求が長すぎます（{limit}バイトまで）。",
        "the request is too long (at most {limit} bytes).",
    ),
    "error.request-no-frame": (
        "要求の長さを表す4バイトが正しくないため、続きを読めません。",
        "what stands for the request's length is no length, so nothing behind it can be read.",
    ),
    "error.unknown-operation": (
        "op「{given}」はありません。使えるのは {known} です。",
        "there is no op {given!r}; known are {known}.",
    ),
    # ------------------------------------------------------------------ in the browser
    "browser.bar": ("sendlint：送信前の検査", "sendlint: check before sending"),
    "browser.stage": ("段階", "Stage"),
    "browser.stage-unknown": ("未設定（最も厳しく）", "not set (strictest)"),
    "browser.strictest": ("段階は未設定（最も厳しく判定）", "stage not set, so the strictest counts"),
    "browser.no-thread": ("このページでは最も厳しい段階で検査します", "checked at the strictest stage on this page"),
    "browser.suggestion": ("画面に「{words}」 → 「{name}」にする", "Page says “{words}” → {name}"),
    "browser.outdated": (
        "ページの作りが変わったようです。一般的な方法で検査を続けています",
        "This page has changed (adapter outdated); checking goes on in a general way",
    ),
    "browser.other-version": (
        "拡張機能と sendlint の版が違います。sendlint hook install をもう一度実行してください",
        "The extension and sendlint are of different versions; run sendlint hook install again",
    ),
    "browser.state-empty": ("送信前に検査します", "Checked before sending"),
    "browser.state-asking": ("検査中…", "Checking…"),
    "browser.state-ok": ("✓ 問題なし", "✓ Nothing found"),
    "browser.state-info": ("✓ 送れます（情報 {count}件）", "✓ May be sent (notes: {count})"),
    "browser.state-warn": ("! 注意 {warnings}件", "! Warnings: {warnings}"),
    "browser.state-block": ("✗ 違反 {errors}件", "✗ Errors: {errors}"),
    "browser.state-unknown": ("? 検査できません", "? Not checked"),
    "browser.state-again": (
        "確認できました。もう一度送信してください",
        "Checked. Please press send once more",
    ),
    "browser.look": ("くわしく見る", "Show details"),
    "browser.title-ok": ("送れます", "This may be sent"),
    "browser.title-warn": ("送る前に確かめてください", "Look again before sending"),
    "browser.title-block": ("このままでは規約違反になります", "As it is, this breaks the rules"),
    "browser.title-unknown": ("検査できませんでした", "This could not be checked"),
    "browser.edit": ("直す", "Edit"),
    "browser.back": ("戻る", "Back"),
    "browser.fix": ("伏せた文に置き換える", "Replace with a safe text"),
    "browser.send": ("それでも送る", "Send anyway"),
    "browser.send-unchecked": ("検査せずに送る", "Send unchecked"),
    "browser.retry": ("もう一度検査する", "Check again"),
    "browser.sure": (
        "規約違反になる内容が残っています。利用制限などを受けることがあります。本当に送りますか？",
        "What breaks the rules is still in the message, and your account may be restricted. Really send it?",
    ),
    "browser.no-send": ("送らずに戻る", "Do not send"),
    "browser.yes-send": ("違反を承知で送る", "Send it all the same"),
    "browser.show-place": ("この場所を本文で示す", "Show this place in the text"),
    "browser.place": ("{line}行目", "line {line}"),
    "browser.read-as": ("読み取り: {value}", "read as: {value}"),
    "browser.source": ("出典", "Source"),
    "browser.checked": ("（{date} 確認）", "(checked {date})"),
    "browser.yes": ("はい", "Yes"),
    "browser.no": ("いいえ", "No"),
    "browser.host-missing": (
        "sendlint 本体が見つかりません。ターミナルで sendlint hook install を実行し、ブラウザを開き直してください。",
        "The program sendlint was not found. Run sendlint hook install in a terminal and restart the browser.",
    ),
    "browser.host-forbidden": (
        "この拡張機能は sendlint に登録されていません。sendlint hook install をもう一度実行してください。",
        "This extension is not registered with sendlint; run sendlint hook install again.",
    ),
    "browser.host-ended": (
        "sendlint が応答しません。sendlint hook status で原因を調べられます。",
        "sendlint does not answer; sendlint hook status finds out why.",
    ),
    "browser.host-slow": (
        "検査が時間内に終わりませんでした。",
        "The check did not end in time.",
    ),
    "browser.reload": (
        "拡張機能が更新されました。このページを読み込み直してください（書きかけの文はコピーしておいてください）。",
        "The extension was updated. Reload this page (keep a copy of what you wrote).",
    ),
    # ------------------------------------------------------------------ what an agent is told
    "agent.refused": (
        "sendlint：このメッセージは送信していません。次の箇所がプラットフォームのルールに反します。"
        "書き方を変えて同じ連絡先を伝えることも違反です。直した文で送り直すか、利用者に確かめてください。",
        "sendlint: this message was not sent. What follows breaks the platform's rules. Writing the same contact in "
        "another way breaks them too. Send a mended text, or ask the user.",
    ),
    "agent.unknown": (
        "sendlint：検査できなかったため、送信していません。{problem}",
        "sendlint: this could not be checked, so it was not sent. {problem}",
    ),
    "agent.fixed": ("送れる文の例：", "A text that may be sent:"),
    "error.no-tool-input": (
        "要求に tool_input がありません。PreToolUse フックの JSON を渡してください。",
        "the request has no tool_input; give it the JSON of a PreToolUse hook.",
    ),
    "error.no-tool-field": (
        "ツールの入力に {fields} がありません（あるのは {known}）。--field を確かめてください。",
        "the tool's input has no {fields} (it has {known}); check --field.",
    ),
    # ------------------------------------------------------------------ setting up the browser
    "hook.installed": (
        "✓ {browser}：準備ができました。あとは次の3つです。",
        "✓ {browser}: ready. Three steps are left:",
    ),
    "hook.steps-chromium": (
        "  1. アドレス欄に {page} と入力して開き、「デベロッパー モード」をオンにします。\n"
        "  2. 「パッケージ化されていない拡張機能を読み込む」を押し、フォルダ {folder} を選びます。\n"
        "  3. メッセージのページを開き直します。入力欄のそばに sendlint のバーが出れば完了です。",
        "  1. Open {page} from the address bar and turn on “Developer mode”.\n"
        "  2. Press “Load unpacked” and choose the folder {folder}.\n"
        "  3. Reload your message page. A bar of sendlint beside the text field means that it works.",
    ),
    "hook.steps-firefox": (
        "  1. アドレス欄に about:debugging#/runtime/this-firefox と入力して開きます。\n"
        "  2. 「一時的なアドオンを読み込む」を押し、{folder} の中の manifest.json を選びます。\n"
        "  3. メッセージのページを開き直します。通常版の Firefox は署名のない拡張機能を終了時に外すため、"
        "起動のたびに 1 と 2 を繰り返してください。",
        "  1. Open about:debugging#/runtime/this-firefox from the address bar.\n"
        "  2. Press “Load Temporary Add-on” and choose manifest.json in {folder}.\n"
        "  3. Reload your message page. Release builds of Firefox drop unsigned add-ons when they close, "
        "so repeat 1 and 2 after every start.",
    ),
    "hook.no-browsers": (
        "対応するブラウザが見つかりません。sendlint hook install chrome のように名前を付けて準備できます。",
        "No browser was found; name one to set it up all the same: sendlint hook install chrome",
    ),
    "hook.state-fine": ("✓ {browser}：問題ありません。", "✓ {browser}: everything is in its place."),
    "hook.state-unknown": (
        "- {browser}：まだ準備していません（sendlint hook install {id}）。",
        "- {browser}: not set up (sendlint hook install {id}).",
    ),
    "hook.state-problem": ("✗ {browser}：次の点を直してください。", "✗ {browser}: this needs mending."),
    "hook.removed": (
        "次のものを消しました。ブラウザの拡張機能の一覧からも sendlint を外してください。",
        "Removed what follows; remove sendlint from the browser's list of extensions, too.",
    ),
    "hook.nothing-removed": ("消すものはありませんでした。", "There was nothing to remove."),
    "hook.problem.sandboxed": (
        "Snap 版か Flatpak 版の {browser} があります（{path}）。この版は外のプログラムを呼べず、sendlint が動かないことがあります。"
        "バーに「検査できません」と出るときは、配布元の deb 版などをお使いください。",
        "There is a Snap or Flatpak build of {browser} ({path}). Such builds often cannot call programs outside. "
        "If the bar says “Not checked”, use another build, such as the maker's own package.",
    ),
    "hook.problem.manifest-unreadable": (
        "設定ファイル {path} を読めません。直すには：sendlint hook install {browser}",
        "the manifest {path} cannot be read; to mend it: sendlint hook install {browser}",
    ),
    "hook.problem.manifest-other": (
        "設定ファイル {path} の内容が違います。直すには：sendlint hook install {browser}",
        "the manifest {path} does not say what it should; to mend it: sendlint hook install {browser}",
    ),
    "hook.problem.host-moved": (
        "{path} がありません（Python の環境を移したか、消したようです）。直すには：sendlint hook install {browser}",
        "{path} is gone (the Python environment was moved or removed); to mend it: sendlint hook install {browser}",
    ),
    "hook.problem.host-not-executable": (
        "{path} に実行の許可がありません。sendlint を入れ直し、sendlint hook install {browser} を実行してください。",
        "{path} may not be executed; install sendlint again, then run sendlint hook install {browser}",
    ),
    "hook.problem.host-silent": (
        "{path} が応答しません。sendlint を入れ直し、sendlint hook install {browser} を実行してください。",
        "{path} does not answer; install sendlint again, then run sendlint hook install {browser}",
    ),
    "hook.problem.host-other": (
        "ブラウザが呼ぶ sendlint は {found} 版で、いまの {wanted} 版と違います。直すには：sendlint hook install {browser}",
        "the browser calls sendlint {found}, not {wanted}; to mend it: sendlint hook install {browser}",
    ),
    "hook.problem.extension-missing": (
        "拡張機能のフォルダ {path} がありません。直すには：sendlint hook install {browser}",
        "the extension's folder {path} is gone; to mend it: sendlint hook install {browser}",
    ),
    "hook.problem.extension-other": (
        "拡張機能は {found} 版で、sendlint の {wanted} 版と違います。直すには：sendlint hook install {browser} を実行し、"
        "拡張機能の一覧で sendlint の更新ボタンを押します。",
        "the extension is {found}, sendlint {wanted}; to mend it: sendlint hook install {browser}, then press the "
        "reload button of sendlint in the list of extensions",
    ),
    "error.unknown-browser": (
        "ブラウザ「{given}」はありません。使えるのは {known} です。",
        "there is no browser {given!r}; known are {known}.",
    ),
    "error.no-browser": (
        "対応するブラウザが見つかりません。名前を付けて指定してください（{known}）。",
        "no browser was found; name one of {known}.",
    ),
    "error.no-host": (
        "{path} がありません。sendlint を入れ直してください（pipx install など）。",
        "{path} is missing; install sendlint again (with pipx, for example).",
    ),
    "error.not-written": (
        "「{path}」に書き込めません（{problem}）。",
        "{path!r} cannot be written ({problem}).",
    ),
    # ------------------------------------------------------------------ help
    "help.value-browser": ("ブラウザ", "BROWSER"),
    "help.hook": (
        "メッセージを送る場所（ブラウザ、AIエージェント）に sendlint を組み込みます。",
        "Put sendlint where messages leave: in the browser, in an agent.",
    ),
    "help.hook-install": (
        "ブラウザに sendlint を組み込む準備をします。\n\n"
        "ブラウザは chrome, edge, chromium, brave, vivaldi, firefox から選びます。省くと、見つかったものすべてです。",
        "Set up browsers to check messages at the send button.\n\n"
        "BROWSER is chrome, edge, chromium, brave, vivaldi or firefox; without it, all that are found.",
    ),
    "help.mcp": (
        "AIエージェント用の MCP サーバーとして動きます。",
        "Run as an MCP server for agents.",
    ),
    "error.no-mcp": (
        "MCP の部品が入っていません。pipx install --force '.[mcp]' か pip install '.[mcp]' で入れてください。",
        "the MCP library is not installed; install it with pipx install --force '.[mcp]' or pip install '.[mcp]'.",
    ),
    "help.hook-run": (
        "エージェントなどのフックとして、標準入力の要求を1件検査します。\n\n"
        "claude-code はツールを使う前の要求を読み、送れないときは理由を標準エラーに書いて終了コード2で止めます。"
        "json は sendlint host と同じ要求に、同じ答えを返します。",
        "Check one request on standard input, as a hook of an agent or another program.\n\n"
        "claude-code reads the JSON of a PreToolUse hook and refuses with exit code 2 and the reason on standard error; "
        "json takes the requests of sendlint host and gives the same answers.",
    ),
    "help.protocol": ("要求の形式", "form of the request"),
    "help.field": (
        "ツールの入力のうち本文が入る項目（省くとすべての文字列。複数可）",
        "the tool's field that holds the message (repeatable; without it, every text)",
    ),
    "help.hook-status": (
        "ブラウザへの組み込みに問題がないかを調べます。",
        "Find out what keeps the browser from working.",
    ),
    "help.hook-uninstall": ("install で書いたものをすべて消します。", "Remove everything that install wrote."),
    "help.host": (
        "ほかのプログラムの問い合わせに答え続けます（ブラウザの拡張機能はこれを使います）。",
        "Keep answering other programs; the browser's extension asks this.",
    ),
    "help.host-lines": ("1行に1件の JSON でやり取りします", "one JSON object a line, both ways"),
    "help.usage-options": ("[オプション]", "[OPTIONS]"),
    "help.usage-command": ("コマンド [引数]...", "COMMAND [ARGS]..."),
    "help.value-file": ("ファイル", "FILE"),
    "help.value-rule": ("ルール名", "RULE"),
    "help.value-platform": ("名前", "NAME"),
    "help.value-stage": ("段階", "STAGE"),
    "help.value-application": ("状態", "STATUS"),
    "help.value-case": ("条件", "CASE"),
    "help.value-region": ("国", "COUNTRY"),
    "help.main": (
        "送る前のメッセージを検査し、連絡先などがプラットフォームのルールに反しないかを知らせます。\n\n"
        "「問題なし」は保証ではありません。各プラットフォームとは無関係の、独立したツールです。",
        "Checks a message before it is sent: does it hold contact details that the platform's rules forbid now?\n\n"
        "A clean result is no guarantee. Not affiliated with any platform.",
    ),
    "help.check": (
        "1通の下書きを検査します。\n\n文章の入ったファイルを書きます（.html は画面に見える文章、.eml は件名と本文を読みます）。"
        "省くか - と書くと、標準入力から読みます。",
        "Check one draft.\n\nFILE is a text file (of .html what a reader sees is checked, of .eml the subject and the text); "
        "without it, or with -, the draft is read from standard input.",
    ),
    "help.scan": (
        "多数のメッセージをまとめて検査します。\n\n"
        "ファイルには、1行に1件の JSON（id と text、必要なら engagement）を書きます。省くか - と書くと、標準入力から読みます。",
        "Check many messages.\n\n"
        "FILE holds one JSON object a line (id, text and, where it differs, engagement); without it, or with -, "
        "they are read from standard input.",
    ),
    "help.fix": (
        "違反を取り除き、代わりに書ける文を入れた下書きを標準出力に書きます（ほかの部分はそのまま）",
        "write the draft without what is forbidden, with what may be said instead, to standard output",
    ),
    "help.in-place": (
        "--fix の結果を、標準出力ではなく元のファイルに書きます",
        "with --fix, write into the file itself instead of standard output",
    ),
    "help.history": (
        "同じ人が前に送ったメッセージのファイル（1行に1通の JSON、古い順）。何通かに分けて書かれた連絡先も見つけます",
        "a file with what the same sender sent before (one JSON message a line, oldest first), to find contacts that "
        "are spread over several messages",
    ),
    "help.incoming": (
        "相手から届いたメッセージとして判定し、返信の例を示します",
        "judge a message that the other side sent, and offer an answer",
    ),
    "help.reply": (
        "連絡先などを早く尋ねられたときの、そのまま使える返信を示します。",
        "Offer ready answers to someone who asks too early for contact details, a call, a meeting or direct payment.",
    ),
    "help.about": (
        "この場合の返信の文だけを示します",
        "print the answer for this case, and nothing else",
    ),
    "help.value-thread": ("スレッド", "THREAD"),
    "help.value-name": ("名前", "NAME"),
    "help.thread-option": (
        "記録したスレッドの段階と申請の状態で判定します（sendlint thread set で登録）",
        "judge by the stage and the application remembered for this thread (see sendlint thread set)",
    ),
    "help.thread": (
        "やり取りごとに、プラットフォームと段階を記録します。\n\n"
        "一度登録すれば、check --thread でその段階として判定します。スレッドには、好きな名前か、サイトのページのアドレスを書きます。",
        "Remember platform and stage of each conversation.\n\n"
        "Once told, check --thread judges by them. THREAD is any name you like, or the address of its page on the site.",
    ),
    "help.thread-set": (
        "スレッドを登録します。登録済みなら、指定したところだけを変えます。",
        "Tell about a thread, or change what is given of one that is known.",
    ),
    "help.thread-list": ("記録したスレッドの一覧を示します。", "List the threads that are remembered."),
    "help.thread-show": ("スレッドの現在の段階と履歴を示します。", "Show where a thread stands, and its history."),
    "help.thread-remove": (
        "スレッドの記録を、履歴も含めて消します。",
        "Forget a thread and its history.",
    ),
    "help.thread-contracted": ("契約したことを記録します。", "Tell that there is a contract."),
    "help.thread-paid": ("仮払いが済んだことを記録します。", "Tell that the escrow is funded."),
    "help.thread-delivered": ("納品したことを記録します。", "Tell that the work is delivered."),
    "help.thread-closed": ("取引が完了したことを記録します。", "Tell that the engagement is closed."),
    "help.thread-applied": (
        "連絡の許可を申請したことを記録します。",
        "Tell that permission to get in touch was applied for.",
    ),
    "help.thread-approved": ("申請が承認されたことを記録します。", "Tell that the application was approved."),
    "help.thread-rejected": ("申請が承認されなかったことを記録します。", "Tell that the application was rejected."),
    "help.thread-revoked": (
        "承認が後から取り消されたことを記録します。",
        "Tell that the approval was withdrawn later.",
    ),
    "help.thread-platform": (
        "プラットフォーム（同じ名前のスレッドがいくつかのプラットフォームにあるとき）",
        "the platform, where threads of several platforms share the name",
    ),
    "help.also-called": ("次の言葉でも呼べます：{words}", "May also be called: {words}"),
    "help.alias": (
        "このスレッドの別名（ページのアドレスや番号など）。いくつでも指定できます",
        "another name of the thread, such as the address or id of its page; may be given several times",
    ),
    "help.approval-stands": (
        "契約に進んだ後も、相談のときの承認が有効か",
        "whether the approval still stands after the step to a contract",
    ),
    "help.explain": (
        "ルールを説明します（理由、対処、罰則、出典）。\n\nルール名の例：lancers/no-contact-before-prepayment",
        "Explain a rule: reason, remedy, sanction, source.\n\nRULE is written like lancers/no-contact-before-prepayment.",
    ),
    "help.platforms": (
        "プラットフォームの一覧を示します。名前を付けると、何がいつ許されるかの表と、使える言葉を示します。",
        "List the platforms, or show what NAME allows when and the words it understands.",
    ),
    "help.explain-all": ("すべてのルールを並べます", "list every rule"),
    "help.completion": (
        "Tab キーで候補を出すための設定を、シェルごとに示します。\n\n"
        'bash では ~/.bashrc に eval "$(sendlint completion bash)" を、zsh では ~/.zshrc に '
        'eval "$(sendlint completion zsh)" を加えます（compinit より後に）。fish では '
        "sendlint completion fish > ~/.config/fish/completions/sendlint.fish を一度実行します。",
        "Print what teaches a shell to offer commands and options on Tab.\n\n"
        'For bash add eval "$(sendlint completion bash)" to ~/.bashrc, for zsh eval "$(sendlint completion zsh)" to '
        "~/.zshrc, behind compinit. For fish run sendlint completion fish > "
        "~/.config/fish/completions/sendlint.fish once.",
    ),
    "help.platform": ("プラットフォーム（{choices}）", "the platform ({choices})"),
    "help.stage": (
        "取引の段階：proposal, contracted, prepaid, delivered, closed、または「仮払い済み」のような画面の言葉"
        "（一覧は sendlint platforms 名前）。省くと、いちばん厳しい段階で判定します",
        "the engagement's stage: proposal, contracted, prepaid, delivered, closed, or the platform's own word "
        "(sendlint platforms NAME lists them); without it the strictest counts",
    ),
    "help.application": (
        "連絡の許可申請の状態：none, pending, approved, rejected、または「承認」のような画面の言葉"
        "（一覧は sendlint platforms 名前）。省くと、未申請として判定します",
        "the platform's permission: none, pending, approved, rejected, or the platform's own word "
        "(sendlint platforms NAME lists them); without it none counts",
    ),
    "help.region": (
        "国番号のない電話番号の国（JP、US など）",
        "the country of telephone numbers without a country code (JP, US …)",
    ),
    "help.case": (
        "ルールの例外にあたる特別な条件（エンタープライズ、交渉型など。一覧は sendlint platforms 名前）。何度でも指定できます",
        "a special case that the platform's rules excuse or tell apart, such as enterprise "
        "(sendlint platforms NAME lists them); may be given several times",
    ),
    "help.rulebook": (
        "追加で使うルールブックのファイル（TOML）。同じ名前のプラットフォームは置き換えます。何度でも指定できます",
        "a rulebook file (TOML) to add; it replaces the platform of the same id; may be given several times",
    ),
    "help.stale": (
        "出典の確認から1年以上たったルールを示します（あれば終了コード1）",
        "report rules whose source was last checked over a year ago (exit code 1 if there are any)",
    ),
    "help.version": (
        "バージョンと、ルールを確認した日を表示して終了します",
        "show the version and when the rules were checked, and exit",
    ),
    "help.lang": ("表示の言語", "language of the output"),
    "help.format": ("出力の形式", "output format"),
    "help.fail-on": (
        "この重さ以上があれば終了コード1を返します",
        "exit with 1 when something at least this severe is found",
    ),
    "help.exit-zero": (
        "見つかっても終了コード0を返します（判定できないときは2のまま）",
        "exit with 0 even when something is found (still 2 when it could not be judged)",
    ),
    "help.verbose": (
        "読み取った根拠、除外または許可した箇所とその理由も示します",
        "also show why, and what was excused or allowed",
    ),
    "help.clipboard": ("クリップボードにコピーした文章を検査します", "check what was copied to the clipboard"),
    "help.watch": (
        "--clipboard と一緒に使うと、コピーするたびに検査します（終えるには Ctrl+C）",
        "with --clipboard: check every time something is copied (Ctrl+C ends it)",
    ),
    "help.default": ("（省略時: {default}）", " [default: {default}]"),
    "help.value-encoding": ("文字コード", "ENCODING"),
    "help.value-draft": ("値", "HASH"),
    "help.encoding": (
        "下書きの文字コード（utf-8, shift_jis, euc-jp, iso-2022-jp, utf-16 など）。省くと、見分けて読みます",
        "encoding of the drafts (utf-8, shift_jis, euc-jp, iso-2022-jp, utf-16 …); without it, it is recognised",
    ),
    "help.allow-once": (
        "この draft_hash（--format json の答えにあります）の下書きだけを、今回は許可します",
        "let pass, this once, the very draft that has this draft_hash in the answer of --format json",
    ),
    "help.config": (
        "使う設定ファイル。省くと、いちばん近い sendlint.toml などを使います",
        "settings file to use instead of the nearest one",
    ),
    "help.isolated": (
        "設定ファイルと、SENDLINT_ で始まる環境変数を使いません",
        "use neither settings files nor the SENDLINT_ variables",
    ),
    "help.show-settings": (
        "それぞれの設定の値と、どこで決まったかを示します",
        "show every setting and where it comes from",
    ),
    "help.output": ("結果を画面ではなくファイルに書きます", "write the answer to a file"),
    "help.redact": (
        "見つけた連絡先を * で伏せます（github, gitlab, junit, sarif では常に伏せ、--no-redact で止めます）",
        "mask what was found by * (the default for github, gitlab, junit and sarif)",
    ),
    "help.unused-allows": (
        "許可リストのうち、どのメッセージにも当てはまらなかったものを知らせます（あれば終了コード1）",
        "report entries of the allow-list that matched in no message (exit with 1 if there are any)",
    ),
    "help.statistics": ("ルールごとの件数も示します", "also count the findings by rule"),
    "error.hint": ("使い方は {command} --help で見られます。", "see {command} --help."),
}
