//! Names of months in the languages that pages are most often written in.

use memchr::memmem;

/// The names of each month, in lower case: full forms and usual short forms, in the languages of Europe
/// but a few small ones, in those of India, the Caucasus and Central Asia that count by this calendar,
/// and in Turkish, Hebrew, Arabic of all regions, Persian, Urdu, Thai, Indonesian, Malay, Filipino and
/// Swahili. Names of two words, and short forms with a point inside, stand without what parts them.
const NAMES: [&str; 12] = [
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń \
     leden ledna января январь янв січня ocak tammikuuta tammikuu ianuarie január ιανουαρίου يناير \
     januára ianuar gener jaanuar sausio janvāris janvārī januarja siječnja јануар јануара януари \
     ян ינואר בינואר जनवरी ژانویه جنوری janúar xaneiro janar yanvar јануари студзеня қаңтар ionawr \
     јан січ январе ιανουάριος ιαν sty ian հունվարի հունվար იანვარი იან জানুয়ারি জানুয়ারী \
     जानेवारी जन જાન્યુઆરી ਜਨਵਰੀ ஜனவரி జనవరి ಜನವರಿ ജനുവരി มกราคม มค كانونالثاني جانفي",
    "february feb februar feber février févr fév febrero febbraio fevereiro fev februari lutego \
     luty únor února февраля февраль фев лютого şubat helmikuuta helmikuu februarie február \
     φεβρουαρίου فبراير februára febrer veebruar vasario februāris februārī februarja veljače \
     фебруар фебруара февруари פברואר בפברואר फरवरी فوریه فروری şub pebrero febrúar febreiro \
     shkurt fevral лютага ақпан chwefror феб лют феврале φεβρουάριος φεβ febr lut փետրվարի փետրվար \
     თებერვალი თებ ফেব্রুয়ারি ফেব্রুয়ারী फेब्रुवारी फ़रवरी ફેબ્રુઆરી ਫਰਵਰੀ பிப்ரவரி ఫిబ్రవరి \
     ಫೆಬ್ರವರಿ ഫെബ്രുവരി กุมภาพันธ์ กพ شباط فيفري",
    "march mar märz mär mrz mars marzo março maart mrt marca marzec březen března марта март мар \
     березня mart maaliskuuta maaliskuu martie március μαρτίου maret مارس marec març märts kovo \
     marts martā ožujka מרץ במרץ मार्च مارچ mac machi marso сакавіка наурыз mawrth бер марте \
     μάρτιος μαρ márc մարտի մարտ მარტი მარ মার্চ માર્ચ ਮਾਰਚ மார்ச் మార్చి ಮಾರ್ಚ್ മാർച്ച് มีนาคม \
     มีค آذار اذار",
    "april apr avril avr abril abr aprile kwietnia kwiecień duben dubna апреля апрель апр квітня \
     nisan huhtikuuta huhtikuu aprilie április απριλίου أبريل apríl apríla aprill balandžio \
     aprīlis aprīlī aprila travnja април априла אפריל באפריל अप्रैल آوریل اپریل aprili prill aprel \
     красавіка сәуір ebrill кві апреле απρίλιος απρ ápr kwi ապրիլի ապրիլ აპრილი აპრ এপ্রিল एप्रिल \
     એપ્રિલ ਅਪ੍ਰੈਲ ஏப்ரல் ఏప్రిల్ ಏಪ್ರಿಲ್ ഏപ്രിൽ เมษายน เมย نيسان أفريل إبريل ابريل",
    "may mai mayo maggio mag maio mei maj maja květen května мая май травня mayıs toukokuuta \
     toukokuu május μαΐου مايو máj mája maig gegužės maijs maijā svibnja мај маја מאי במאי मई مئی \
     maí мамыр тра мае μάιος μαΐ μαϊ մայիսի մայիս მაისი მაი মে मे મે ਮਈ மே మే ಮೇ മെയ് พฤษภาคม พค \
     أيار ايار ماي",
    "june jun juni juin junio giugno giu junho czerwca czerwiec červen června июня июнь июн червня \
     haziran kesäkuuta kesäkuu iunie június ιουνίου يونيو jún júna juny juuni birželio jūnijs \
     jūnijā junija lipnja јун јуна јуни юни יוני ביוני जून ژوئن جون hunyo júní xuño qershor iyun \
     чэрвеня маусым mehefin чер июне ιούνιος ιουν ιούν cze iun հունիսի հունիս ივნისი ივნ জুন જૂન \
     ਜੂਨ ஜூன் జూన్ ಜೂನ್ ജൂൺ มิถุนายน มิย حزيران جوان يونيه",
    "july jul juli juillet juil julio luglio lug julho lipca lipiec červenec července июля июль \
     июл липня temmuz heinäkuuta heinäkuu iulie július ιουλίου يوليو júl júla juliol juuli liepos \
     jūlijs jūlijā julija srpnja јул јула јули юли יולי ביולי जुलाई ژوئیه جولائی julai hulyo júlí \
     xullo korrik iyul ліпеня шілде gorffennaf лип июле ιούλιος ιουλ ιούλ lip iul հուլիսի հուլիս \
     ივლისი ივლ জুলাই जुलै જુલાઈ ਜੁਲਾਈ ஜூலை జూలై ಜುಲೈ ജൂലൈ กรกฎาคม กค تموز جويلية يوليوز يوليه",
    "august aug août aout agosto ago augustus augusti sierpnia sierpień srpen srpna августа август \
     авг серпня ağustos elokuuta elokuu augusztus αυγούστου agustus أغسطس augusta agost rugpjūčio \
     augusts augustā avgust avgusta kolovoza אוגוסט באוגוסט अगस्त اوت اگست ağu ogos agosti ágúst \
     gusht avqust жніўня тамыз awst сер августе αύγουστος αυγ αύγ sie օգոստոսի օգոստոս აგვისტო აგვ \
     আগস্ট অগাস্ট ऑगस्ट ઑગસ્ટ ઓગસ્ટ ਅਗਸਤ ஆகஸ்ட் ఆగస్టు ಆಗಸ್ಟ್ ഓഗസ്റ്റ് สิงหาคม สค آب أوت غشت اغسطس",
    "september sep sept septembre septiembre settembre set setembro września wrzesień září \
     сентября сентябрь сен сент вересня eylül syyskuuta syyskuu septembrie szeptember σεπτεμβρίου \
     سبتمبر septembra setembre rugsėjo septembris septembrī rujna септембар септембра септември \
     сеп ספטמבר בספטמבר सितंबर सितम्बर سپتامبر ستمبر eyl septemba setyembre shtator sentyabr \
     sentabr верасня қыркүйек medi вер сентябре σεπτέμβριος σεπ σεπτ szept wrz սեպտեմբերի \
     սեպտեմբեր სექტემბერი სექ সেপ্টেম্বর सप्टेंबर सितं સપ્ટેમ્બર ਸਤੰਬਰ செப்டம்பர் సెప్టెంబర్ \
     ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റംബർ กันยายน กย أيلول ايلول شتنبر",
    "october oct oktober okt octobre octubre ottobre ott outubro out października październik \
     říjen října октября октябрь окт жовтня ekim lokakuuta lokakuu octombrie október οκτωβρίου \
     أكتوبر októbra oktoober spalio oktobris oktobrī oktobra октобар октобра октомври אוקטובר \
     באוקטובר अक्टूबर اکتبر اکتوبر oktoba oktubre tetor oktyabr oktabr кастрычніка қазан hydref \
     жов октябре οκτώβριος οκτ paź հոկտեմբերի հոկտեմբեր ოქტომბერი ოქტ অক্টোবর ऑक्टोबर अक्तूबर \
     ઑક્ટોબર ઓક્ટોબર ਅਕਤੂਬਰ அக்டோபர் అక్టోబర్ ಅಕ್ಟೋಬರ್ ഒക്ടോബർ ตุลาคม ตค تشرينالأول تشرينالاول \
     اكتوبر",
    "november nov novembre noviembre novembro listopada listopad listopadu ноября ноябрь ноя \
     листопада kasım marraskuuta marraskuu noiembrie νοεμβρίου نوفمبر novembra lapkričio novembris \
     novembrī studenoga studenog новембар новембра ноември ное נובמבר בנובמבר नवंबर नवम्बर نوامبر \
     نومبر novemba nobyembre nóvember nëntor noyabr лістапада қараша tachwedd нов лис ноябре \
     νοέμβριος νοε νοέ lis noi նոյեմբերի նոյեմբեր ნოემბერი ნოე নভেম্বর नोव्हेंबर નવેમ્બર ਨਵੰਬਰ \
     நவம்பர் నవంబర్ ನವೆಂಬರ್ നവംബർ พฤศจิกายน พย تشرينالثاني نونبر",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des grudnia \
     grudzień prosinec prosince декабря декабрь дек грудня aralık joulukuuta joulukuu decembrie \
     δεκεμβρίου ديسمبر decembra desembre detsember gruodžio decembris decembrī prosinca децембар \
     децембра декември דצמבר בדצמבר दिसंबर दिसम्बर دسامبر دسمبر disember desemba disyembre \
     decembro dhjetor dekabr снежня желтоқсан rhagfyr дец гру декабре δεκέμβριος δεκ gru \
     դեկտեմբերի դեկտեմբեր დეკემბერი დეკ ডিসেম্বর डिसेंबर ડિસેમ્બર ਦਸੰਬਰ டிசம்பர் డిసెంబర్ ಡಿಸೆಂಬರ್ \
     ഡിസംബർ ธันวาคม ธค كانونالأول كانونالاول دجنبر",
];

/// The month that a word in lower case names, 1 to 12.
pub(super) fn number(word: &str) -> Option<u64> {
    // Most words are none, and their bit tells.
    let (slot, bit) = word.bytes().fold(Hash::NEW, Hash::with).place();
    if MARKS.get(slot).is_none_or(|marks| marks & bit == 0) {
        return None;
    }
    let finder = memmem::Finder::new(word);
    let at = NAMES.iter().position(|names| holds(names, &finder))?;
    u64::try_from(at + 1).ok()
}

/// Whether a word stands among names as a whole.
pub(super) fn holds(names: &str, word: &memmem::Finder<'_>) -> bool {
    let names = names.as_bytes();
    let is_border = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == b' ');
    word.find_iter(names).any(|at| {
        let before = at.checked_sub(1).and_then(|before| names.get(before));
        is_border(before) && is_border(names.get(at + word.needle().len()))
    })
}

/// The hash of a word: FNV-1a.
#[derive(Clone, Copy)]
struct Hash(u32);

impl Hash {
    const NEW: Hash = Hash(0x811C_9DC5);

    const fn with(self, byte: u8) -> Hash {
        Hash((self.0 ^ byte as u32).wrapping_mul(0x0100_0193))
    }

    /// The place of the word's bit among the marks, and the bit.
    const fn place(self) -> (usize, u64) {
        let place = (self.0 ^ self.0 >> 16) as usize % (SLOTS * u64::BITS as usize);
        (
            place / u64::BITS as usize,
            1 << (place % u64::BITS as usize),
        )
    }
}

/// Some ten bits for each name, so that few other words have one of them.
const SLOTS: usize = 144;

/// The bits of all names.
const MARKS: [u64; SLOTS] = {
    let mut marks = [0; SLOTS];
    let mut months: &[&str] = &NAMES;
    while let [names, others @ ..] = months {
        let mut hash = Hash::NEW;
        let mut rest = names.as_bytes();
        loop {
            let (ends, behind) = match rest {
                [] => (true, rest),
                [b' ', behind @ ..] => (true, behind),
                [byte, behind @ ..] => {
                    hash = hash.with(*byte);
                    (false, behind)
                }
            };
            let (slot, bit) = hash.place();
            if ends && let Some((_, [marked, ..])) = marks.split_at_mut_checked(slot) {
                *marked |= bit;
                hash = Hash::NEW;
            }
            if rest.is_empty() {
                break;
            }
            rest = behind;
        }
        months = others;
    }
    marks
};
