//! Names of months in the languages that pages are most often written in.

use memchr::memmem;

/// The names of each month, in lower case: full forms first, then usual short forms. English,
/// German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Polish, Czech, Russian,
/// Ukrainian, Turkish, Finnish, Romanian, Hungarian, Greek, Indonesian, Arabic, Slovak, Catalan,
/// the Baltic languages, Slovenian, Croatian, Serbian, Bulgarian, Hebrew, Hindi, Persian, Urdu.
const NAMES: [&str; 12] = [
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari \
     stycznia styczeń leden ledna января январь янв січня ocak tammikuuta tammikuu \
     ianuarie január ιανουαρίου يناير januára ianuar gener jaanuar sausio janvāris \
     janvārī januarja siječnja јануар јануара януари ян ינואר בינואר जनवरी ژانویه جنوری",
    "february feb februar feber février févr fév febrero febbraio fevereiro fev februari \
     lutego luty únor února февраля февраль фев лютого şubat helmikuuta helmikuu \
     februarie február φεβρουαρίου فبراير februára febrer veebruar vasario februāris \
     februārī februarja veljače фебруар фебруара февруари פברואר בפברואר फरवरी فوریه \
     فروری şub",
    "march mar märz mär mrz mars marzo março maart mrt marca marzec březen března марта \
     март мар березня mart maaliskuuta maaliskuu martie március μαρτίου maret مارس marec \
     març märts kovo marts martā ožujka מרץ במרץ मार्च مارچ",
    "april apr avril avr abril abr aprile kwietnia kwiecień duben dubna апреля апрель апр \
     квітня nisan huhtikuuta huhtikuu aprilie április απριλίου أبريل apríl apríla aprill \
     balandžio aprīlis aprīlī aprila travnja април априла אפריל באפריל अप्रैल آوریل اپریل",
    "may mai mayo maggio mag maio mei maj maja květen května мая май травня mayıs \
     toukokuuta toukokuu május μαΐου مايو máj mája maig gegužės maijs maijā svibnja мај \
     маја מאי במאי मई مئی",
    "june jun juni juin junio giugno giu junho czerwca czerwiec červen června июня июнь \
     июн червня haziran kesäkuuta kesäkuu iunie június ιουνίου يونيو jún júna juny juuni \
     birželio jūnijs jūnijā junija lipnja јун јуна јуни юни יוני ביוני जून ژوئن جون",
    "july jul juli juillet juil julio luglio lug julho lipca lipiec červenec července \
     июля июль июл липня temmuz heinäkuuta heinäkuu iulie július ιουλίου يوليو júl júla \
     juliol juuli liepos jūlijs jūlijā julija srpnja јул јула јули юли יולי ביולי जुलाई \
     ژوئیه جولائی",
    "august aug août aout agosto ago augustus augusti sierpnia sierpień srpen srpna \
     августа август авг серпня ağustos elokuuta elokuu augusztus αυγούστου agustus أغسطس \
     augusta agost rugpjūčio augusts augustā avgust avgusta kolovoza אוגוסט באוגוסט अगस्त \
     اوت اگست ağu",
    "september sep sept septembre septiembre settembre set setembro września wrzesień \
     září сентября сентябрь сен сент вересня eylül syyskuuta syyskuu septembrie \
     szeptember σεπτεμβρίου سبتمبر septembra setembre rugsėjo septembris septembrī rujna \
     септембар септембра септември сеп ספטמבר בספטמבר सितंबर सितम्बर سپتامبر ستمبر eyl",
    "october oct oktober okt octobre octubre ottobre ott outubro out października \
     październik říjen října октября октябрь окт жовтня ekim lokakuuta lokakuu octombrie \
     október οκτωβρίου أكتوبر októbra oktoober spalio oktobris oktobrī oktobra октобар \
     октобра октомври אוקטובר באוקטובר अक्टूबर اکتبر اکتوبر",
    "november nov novembre noviembre novembro listopada listopad listopadu ноября ноябрь \
     ноя листопада kasım marraskuuta marraskuu noiembrie νοεμβρίου نوفمبر novembra \
     lapkričio novembris novembrī studenoga studenog новембар новембра ноември ное נובמבר \
     בנובמבר नवंबर नवम्बर نوامبر نومبر",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des \
     grudnia grudzień prosinec prosince декабря декабрь дек грудня aralık joulukuuta \
     joulukuu decembrie δεκεμβρίου ديسمبر decembra desembre detsember gruodžio decembris \
     decembrī prosinca децембар децембра декември דצמבר בדצמבר दिसंबर दिसम्बर دسامبر \
     دسمبر",
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
fn holds(names: &str, word: &memmem::Finder<'_>) -> bool {
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
const SLOTS: usize = 96;

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
