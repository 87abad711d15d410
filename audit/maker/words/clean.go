package words

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean brings a text into the form in which it is compared: Unicode
// compatibility forms (full width letters, ligatures) resolved, accents and
// invisible characters removed, dashes and quotes made plain, traditional
// Chinese characters of known names simplified. Case, blanks and punctuation
// stay. Cleaning twice changes nothing more.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	s = repaired(s)
	s = norm.NFC.String(strings.Map(letter, norm.NFKD.String(strings.Map(visible, s))))
	return longer.Replace(s)
}

// plain reports whether cleaning leaves the text as it is.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' || c == 0x7f || c == '&' {
			return false
		}
	}
	return true
}

// visible drops what a reader cannot see, so that it cannot split a name.
func visible(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r', r == '®' || r == '©' || r == '™' || r == '℠':
		return ' '
	case r < ' ' || r >= 0x7f && r < 0xa0 || ignorable(r):
		return -1
	}
	return r
}

// ignorable reports the characters that Unicode calls default ignorable, and
// the blanks of zero width.
func ignorable(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == 0x34f, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5, r == 0x2065, r == 0x3164, r == 0xffa0,
		r == 0x2028, r == 0x2029, r == 0x2800, r == utf8.RuneError,
		r >= 0x180b && r <= 0x180f, r >= 0xfe00 && r <= 0xfe0f, r >= 0xfff0 && r <= 0xfff8, r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// letter makes one character of a decomposed text plain.
func letter(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return r
	case r >= 0x300 && r <= 0x36f || ignorable(r):
		return -1
	case r >= 0x2010 && r <= 0x2015 || r == 0x2212 || r == 0x2043 || r == 0x30fb:
		return '-'
	case r == 0x2018 || r == 0x2019 || r == 0x2bc || r == 0x2b9:
		return '\''
	case r == 0x2044 || r == 0x2215:
		return '/'
	case unicode.IsSpace(r):
		return ' '
	}
	if s, ok := simpler[r]; ok {
		return s
	}
	return r
}

// simpler maps Latin letters that do not decompose, and the traditional
// Chinese characters that occur in names of the pack.
var simpler = map[rune]rune{
	'ø': 'o', 'Ø': 'O', 'đ': 'd', 'Đ': 'D', 'ł': 'l', 'Ł': 'L', 'ı': 'i', 'ð': 'd', 'ħ': 'h', 'ŧ': 't',
	'華': '华', '為': '为', '爲': '为', '興': '兴', '訊': '讯', '達': '达', '視': '视', '術': '术', '電': '电', '網': '网', '絡': '络', '國': '国', '銀': '银',
	'導': '导', '體': '体', '聯': '联', '訂': '订', '儲': '储', '長': '长', '鑫': '鑫', '創': '创', '機': '机', '樂': '乐', '螢': '萤', '際': '际',
	'設': '设', '備': '备', '業': '业', '團': '团', '數': '数', '碼': '码', '壽': '寿', '險': '险', '學': '学', '東': '东', '廣': '广', '動': '动', '榮': '荣', '變': '变', '稅': '税',
	'維': '维', '橋': '桥', '鼎': '鼎', '匯': '汇', '龍': '龙', '產': '产', '場': '场', '廠': '厂',
}

var longer = strings.NewReplacer("ß", "ss", "ẞ", "SS", "æ", "ae", "Æ", "AE", "œ", "oe", "Œ", "OE", "þ", "th", "Þ", "TH")

// repaired undoes the most frequent accident of encodings: UTF-8 that was read
// as Latin-1 or Windows-1252 and saved again.
func repaired(s string) string {
	buf := make([]byte, 0, len(s))
	for _, r := range s {
		b, ok := Windows1252(r)
		if !ok {
			return s
		}
		buf = append(buf, b)
	}
	if !utf8.Valid(buf) {
		return s
	}
	return string(buf)
}

// Windows1252 returns the byte that the character has in Windows-1252, where
// bytes without a character stand for the control character of that number.
func Windows1252(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true
	}
	i := strings.IndexRune("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ", r)
	if i < 0 {
		return 0, false
	}
	const bytes = "\x80\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8e\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9e\x9f"
	return bytes[utf8.RuneCountInString("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"[:i])], true
}

// Traditional returns what writes traditional Chinese characters in place of
// simplified ones, where the table of clean has them.
func Traditional() func(rune) rune {
	back := make(map[rune]rune, len(simpler))
	for from, to := range simpler {
		if old, found := back[to]; from >= 0x2e80 && (!found || from < old) {
			back[to] = from
		}
	}
	return func(r rune) rune {
		if from, found := back[r]; found {
			return from
		}
		return r
	}
}
