package maker

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// gap is what stands before a part of a name.
type gap uint8

const (
	glued   gap = iota // nothing: a change of case, of script, or of letters and digits
	dotted             // a dot
	joined             // a hyphen, an underscore
	spaced             // a blank
	comma              // , and the like
	colon              // : and =
	slashed            // / + & that sets several names side by side
	parted             // | ; between texts
	opened             // an opening bracket
	closed             // a closing bracket
)

// part is a run of letters, or of digits, of a cell.
type part struct {
	text string // in lower case, look-alikes of a mixed word replaced
	gap  gap    // before it
	look rune   // a look-alike letter that was replaced, 0 for none
	bare string // a mixed word without its foreign letters, else empty
	alt  string // the Latin look of a word in another script, else empty
	han  bool   // Chinese

	rated  bool   // canon and easy are known
	common bool   // an ordinary word
	canon  string // its canonical form
}

// word is a run of parts without anything between them, as it was typed.
type word struct {
	text      string // in lower case
	hasDigits bool   // it has digits or signs that stand for letters
	first     int    // its first part
	last      int    // its last part
}

// name is a cell cut into parts and words.
type name struct {
	parts []part
	words []word
}

// cut takes a cleaned text apart. Words end at blanks and punctuation; parts
// also where lower case turns into upper case (HikVision), before the last
// capital of a run (ZTETelecom), between letters and digits, and at Chinese.
func (n *name) cut(s string) {
	if isASCII(s) {
		n.cutASCII(s)
		return
	}
	n.cutText(s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// cutText is cut for texts in any script.
func (n *name) cutText(s string) {
	before, start := spaced, -1
	flush := func(end int) {
		if start >= 0 {
			n.add(s[start:end], before)
			start, before = -1, glued
		}
	}
	for i, r := range s {
		switch {
		case isWord(r) || start >= 0 && strings.ContainsRune("@!$'", r):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			before = max(before, gapOf(r))
		}
	}
	flush(len(s))
}

func isWord(r rune) bool {
	return r < 0x80 && (r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9') ||
		r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

func gapOf(r rune) gap {
	switch r {
	case '.', '·':
		return dotted
	case '-', '_', '~':
		return joined
	case '/', '+', '&', '\\', '、':
		return slashed
	case '|', ';', '；':
		return parted
	case '(', '[', '{', '<', '（', '【', '《', '「':
		return opened
	case ')', ']', '}', '>', '）', '】', '》', '」':
		return closed
	case ':', '=', '：':
		return colon
	case ',', '，', '"', '“', '”', '#':
		return comma
	}
	return spaced
}

// add appends one word and its parts.
func (n *name) add(s string, before gap) {
	runes := make([]rune, 0, len(s))
	w := word{first: len(n.parts)}
	letters := false
	for _, r := range s {
		if r == '\'' {
			continue
		}
		letters = letters || unicode.IsLetter(r)
		w.hasDigits = w.hasDigits || strings.ContainsRune("@!$", r) || unicode.IsDigit(r)
		runes = append(runes, r)
	}
	for len(runes) > 0 {
		end := 1
		for end < len(runes) && !breaks(runes, end) {
			end++
		}
		if p, ok := newPart(runes[:end], before); ok {
			n.parts = append(n.parts, p)
			before = glued
		}
		runes = runes[end:]
	}
	w.last = len(n.parts) - 1
	if w.last < w.first {
		return
	}
	w.hasDigits = w.hasDigits && letters
	w.text = strings.ToLower(s)
	n.words = append(n.words, w)
}

// breaks reports whether a new part begins at runes[i].
func breaks(runes []rune, i int) bool {
	a, b := runes[i-1], runes[i]
	switch {
	case sign(a) || sign(b):
		return false
	case unicode.IsDigit(a) != unicode.IsDigit(b) || eastern(a) != eastern(b) || hangul(a) != hangul(b) || kana(a) != kana(b):
		return true
	case (a < utf8.RuneSelf) != (b < utf8.RuneSelf):
		return false // a look-alike belongs to the word that it stands in
	case unicode.IsLower(a) && unicode.IsUpper(b):
		return !inverted(runes) && !strings.HasSuffix(string(runes), "mbH")
	}
	return i+1 < len(runes) && unicode.IsUpper(a) && unicode.IsUpper(b) && unicode.IsLower(runes[i+1]) && (b < utf8.RuneSelf) == (runes[i+1] < utf8.RuneSelf)
}

// inverted reports a word that was typed with caps lock on: hUAWEI.
func inverted(runes []rune) bool {
	for _, r := range runes[1:] {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return len(runes) > 2
}

// unsigned drops signs.
func unsigned(r rune) rune {
	if sign(r) {
		return -1
	}
	return r
}

func sign(r rune) bool { return r == '@' || r == '!' || r == '$' }

// eastern reports characters that are written without blanks beside Latin ones.
func eastern(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// hangul reports Korean letters, which a Chinese word may follow without a blank.
func hangul(r rune) bool { return r >= 0x1100 && unicode.Is(unicode.Hangul, r) }

// kana reports Japanese syllables, among which Chinese words stand without blanks.
func kana(r rune) bool { return r >= 0x3040 && r <= 0x30ff }

// newPart makes a part of a run, without its signs; a run of signs is none.
func newPart(runes []rune, before gap) (part, bool) {
	p := part{gap: before}
	buf := make([]rune, 0, len(runes))
	latin, foreign := false, false
	for _, r := range runes {
		if sign(r) {
			continue
		}
		latin = latin || r < 0x80 && unicode.IsLetter(r)
		foreign = foreign || r >= 0x80 && !eastern(r)
		p.han = p.han || unicode.Is(unicode.Han, r)
		buf = append(buf, unicode.ToLower(r))
	}
	p.text = string(buf)
	if foreign {
		p.resolve(runes, latin)
	}
	return p, len(buf) > 0
}

// resolve deals with letters that look Latin and are not; a capital may look
// like another letter than its small one.
func (p *part) resolve(runes []rune, mixed bool) {
	latin, n, whole := skeleton(strings.Map(unsigned, string(runes)))
	switch {
	case mixed:
		p.bare = strings.Map(func(r rune) rune {
			if r >= 0x80 {
				return -1
			}
			return r
		}, p.text)
		for _, r := range p.text {
			if r >= 0x80 {
				p.look = r
				break
			}
		}
		p.text = latin
	case whole && n > 0:
		p.alt = latin
	}
}
