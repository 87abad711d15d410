package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// newPart makes a part of a run, without its signs; a run of signs is none.
func newPart(runes []rune, before Gap) (Part, bool) {
	p := Part{Gap: before}
	buf := make([]rune, 0, len(runes))
	latin, foreign := false, false
	for _, r := range runes {
		if sign(r) {
			continue
		}
		latin = latin || r < 0x80 && unicode.IsLetter(r)
		foreign = foreign || r >= 0x80 && !Eastern(r)
		p.Han = p.Han || unicode.Is(unicode.Han, r)
		buf = append(buf, unicode.ToLower(r))
	}
	p.Text = string(buf)
	if foreign {
		p.resolve(runes, latin)
	}
	return p, len(buf) > 0
}

// resolve deals with letters that look Latin and are not; a capital may look
// like another letter than its small one.
func (p *Part) resolve(runes []rune, mixed bool) {
	latin, n, whole := skeleton(strings.Map(unsigned, string(runes)))
	switch {
	case mixed:
		p.Bare = strings.Map(func(r rune) rune {
			if r >= 0x80 {
				return -1
			}
			return r
		}, p.Text)
		for _, r := range p.Text {
			if r >= 0x80 {
				p.Look = r
				break
			}
		}
		p.Text = latin
	case whole && n > 0:
		p.Alt = latin
	}
}

// breaks reports whether a new part begins at runes[i].
func breaks(runes []rune, i int) bool {
	a, b := runes[i-1], runes[i]
	switch {
	case sign(a) || sign(b):
		return false
	case unicode.IsDigit(a) != unicode.IsDigit(b) || Eastern(a) != Eastern(b) || Hangul(a) != Hangul(b) || Kana(a) != Kana(b):
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

// Eastern reports characters that are written without blanks beside Latin ones.
func Eastern(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// Hangul reports Korean letters, which a Chinese word may follow without a blank.
func Hangul(r rune) bool { return r >= 0x1100 && unicode.Is(unicode.Hangul, r) }

// Kana reports Japanese syllables, among which Chinese words stand without blanks.
func Kana(r rune) bool { return r >= 0x3040 && r <= 0x30ff }
