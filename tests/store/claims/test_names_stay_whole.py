"""Names and titles are swapped in sentences of our own: who speaks must stay the same person, whole."""

from __future__ import annotations

import pytest

from store.claims.extract import extract
from store.language.folding import fold_plain

NAMES = (
    # Saudi and Gulf
    "منصور بن سلطان التركي",
    "زيد بن محمد آل حسين",
    "عبدالله بن عبدالعزيز الربيعة",
    "سامي باداوود",
    "عائض القرني الزهراني",
    "محمد بن نواف بن عبدالعزيز",
    "خالد المشيقح",
    "ماجد الهوساوي",
    "بندر بن صنيتان العتيبي",
    "نايف أبو هليبة",
    "فيصل بن عياف آل مقرن",
    "جاسم العون",
    "سعاد الصبيح",
    "لطيفة الشعلان",
    # Egypt
    "محمود حلمي الشريف",
    "مجدي عبد الغفار",
    "سامح عاشور",
    "عمرو أبو الفتوح",
    "محمد فؤاد جاد الله",
    "عبد المنعم سعيد",
    "نهلة الصعيدي",
    "جورج إسحاق",
    # The Levant and Iraq
    "زياد أبو عين",
    "نور الدين زعرور",
    "وليد جنبلاط",
    "لؤي ارزيقات",
    "حيدر العبادي",
    "سعد معن الموسوي",
    "بسام أبو شريف",
    "ميسون الدملوجي",
    "رامي عبد الرحمن",
    # The Maghreb and Sudan
    "رمطان لعمامرة",
    "نور الدين بدوي",
    "عبد المجيد تبون",
    "مصطفى بن جعفر",
    "محمد أوجار",
    "ياسين براهمي",
    "علي الصادق علي",
    "إسماعيل ولد الشيخ أحمد",
    "الطيب البكوش",
    # Iran, Turkey, Africa, Asia
    "مهدي عسلي",
    "محمد جواد ظريف",
    "مولود جاويش أوغلو",
    "ديونكوندا تراوري",
    "موسى فقي محمد",
    "بريج لال",
    "س. ب. باتاك",
    "راجناث سينغ",
    "هوا تشون ينغ",
    "شينزو آبي",
    "جوكو ويدودو",
    # Europe and America
    "خوسيه مانويل باروسو",
    "كارولين اتكينسون",
    "فرانسوا هولاند",
    "سيرغي لافروف",
    "أنطونيو غوتيريش",
    "جون كيربي",
    "ماريا خوسيه غارثيا لوبيز",
    "ستيفان دي ميستورا",
    "أولي رين",
    "أورسولا فون دير لاين",
    "كريستوفر كوكس",
    "بروس ريدل",
)

TITLES = (
    "وزير الصحة",
    "المتحدث الأمني لوزارة الداخلية اللواء",
    "رئيس مجلس إدارة الغرفة التجارية بجدة",
    "محافظ إيران في أوبك",
    "مدير عام الشؤون الصحية بمنطقة جازان الدكتور",
    "الناطق الإعلامي لمديرية الدفاع المدني بمنطقة عسير النقيب",
    "الأمين العام لمنظمة التعاون الإسلامي",
    "المستشار في الديوان الملكي",
    "سفير خادم الحرمين الشريفين لدى المملكة المتحدة",
    "مساعد المفوض في الشرطة",
    "رئيس هيئة الأرصاد",
    "عضو مجلس الشورى",
    "أستاذ الاقتصاد في جامعة الملك سعود الدكتور",
    "المتحدث باسم الشرطة",
    "وكيل وزارة التعليم للشؤون المدرسية",
    "الرئيس التنفيذي لشركة أرامكو",
    "المدير الإقليمي للبنك الدولي",
    "نائب رئيس الوزراء",
    "مبعوث الأمم المتحدة إلى اليمن",
    "المحلل الاقتصادي",
    "الخبير في شؤون الطاقة",
    "أمين منطقة الرياض المهندس",
    "قائد القوات المشتركة الفريق",
    "مدير مكتب الأمم المتحدة في صنعاء",
    "رئيس لجنة الإعلام في الائتلاف",
    "المديرة التنفيذية للصندوق",
    "كبير الاقتصاديين في بنك ساب",
    "رئيس نادي الاتحاد",
    "المدعي العام السويسري",
    "رئيس بلدية محافظة القطيف",
)

# {T} stands for the title, {N} for the name; the words after | are what is said.
BOUNDED = (
    "قال {T} {N} إن |المشروع سيبدأ الشهر المقبل|.",
    "وأكد {T} {N} لـ«عكاظ» أن |المشروع سيبدأ الشهر المقبل|.",
    "وكان {T} {N} قد أعلن أن |المشروع سيبدأ الشهر المقبل|.",
    "وذكر {T} {N} في تصريح لوكالة الأناضول أن |المشروع سيبدأ الشهر المقبل|.",
    "وقال {T} {N}: «|المشروع سيبدأ الشهر المقبل ولن يتأخر|».",
    "|المشروع سيبدأ الشهر المقبل ولن يتأخر|، بحسب {T} {N}.",
    "وأوضح {T}، {N}، أن |المشروع سيبدأ الشهر المقبل|.",
    "وأشار {T} {N} أمس إلى أن |المشروع سيبدأ الشهر المقبل|.",
    "من جانبه أفاد {T} {N} بأن |المشروع سيبدأ الشهر المقبل|.",
)
OPEN = (
    "أعلن {T} {N} |افتتاح ثلاثة مراكز جديدة|.",
    "دعا {T} {N} إلى |عقد اجتماع عاجل لبحث الأزمة|.",
    "كشف {T} {N} عن |توقيع عقود جديدة مع أربع شركات|.",
    "وحذر {T} {N} من |تفاقم الأزمة خلال الأشهر المقبلة|.",
    "وطالب {T} {N} |بإنهاء الإضراب فورا|.",
    "ونفى {T} {N} |وجود خلافات داخل المجلس|.",
    "وأكد {T} {N} |ضرورة الإسراع في التنفيذ|.",
    "ورفض {T} {N} |التهم الموجهة إلى المدرسة|.",
    "اتهم {T} {N} |الحكومة بعرقلة المشروع|.",
)
ALONE = (
    "وقال {N} إن |المشروع سيبدأ الشهر المقبل|.",
    "وأضاف {N} أن |المشروع سيبدأ الشهر المقبل|.",
    "|المشروع سيبدأ الشهر المقبل ولن يتأخر|، وفقا لما ذكره {N}.",
)


def wrong(sentence: str, name: str) -> str:
    """Return in words what is wrong with who says the marked words; empty when all is as expected."""
    before, said, after = sentence.split("|")
    text = before + said + after + " ووقف المراجعون على باب القاعة."
    claims = extract(text, outlet="عكاظ")
    for claim in claims:
        inside = min(claim.end, len(before) + len(said)) - max(claim.start, len(before))
        if inside > 0.5 * max(len(said), claim.end - claim.start):
            same = fold_plain(claim.speaker or "?") == fold_plain(name)
            return "" if same else f"{claim.speaker!r} for {name!r}: {text}"
    return f"not found: {text}"


def misses(templates: tuple[str, ...], step: int) -> list[str]:
    """Return what goes wrong when every name is put into every template, with titles that change along."""
    found = []
    for row, template in enumerate(templates):
        for number, name in enumerate(NAMES):
            for turn in range(step):
                title = TITLES[(number + row * 7 + turn * 11) % len(TITLES)]
                found.append(wrong(template.format(T=title, N=name), name))
    return [one for one in found if one]


@pytest.mark.parametrize(("templates", "least"), [(BOUNDED, 0.99), (OPEN, 0.96), (ALONE, 0.99)])
def test_a_speaker_stays_whole_whatever_the_name(templates: tuple[str, ...], least: float) -> None:
    found = misses(templates, 1)
    share = 1 - len(found) / (len(templates) * len(NAMES))
    assert share >= least, "\n".join([f"{share:.3f}", *found[:40]])
