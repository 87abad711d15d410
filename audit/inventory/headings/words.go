// Package headings reads the headings of columns: which field the words of a
// heading mean, how surely, and what tells a column apart from others of its
// kind. The words are data: rules/headings.yaml.
package headings

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words cuts a heading into words: at blanks and signs, at changes of case and
// before the number at the end of a word. Case and accents are taken off. A run
// of Han, Kana or Hangul is one word.
func Words(heading string) []string {
	if smallLetters(heading) { // as nearly all words of the lexicon are
		return strings.Fields(heading)
	}
	var out []string
	var word []rune
	end := func() {
		if len(word) > 0 {
			if w := fold(string(word)); w != "" { // nothing but accents
				out = append(out, w)
			}
			word = word[:0]
		}
	}
	runes := []rune(norm.NFC.String(heading))
	for i, r := range runes {
		switch {
		case r == '#' || r == '№':
			end()
			out = append(out, string(r))
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) && r != '°' && r != 'º' && r != 'ー':
			end()
			continue
		case len(word) > 0 && border(word, r, runes[i+1:]):
			end()
		}
		word = append(word, r)
	}
	end()
	return out
}

// border reports whether a new word begins at r, behind word.
func border(word []rune, r rune, rest []rune) bool {
	last := word[len(word)-1]
	switch {
	case ideographic(last) != ideographic(r) && !unicode.IsDigit(last) && !unicode.IsDigit(r):
		return true
	case unicode.IsLower(last) && unicode.IsUpper(r):
		return true
	case unicode.IsUpper(last) && unicode.IsUpper(r) && len(word) > 1 && len(rest) > 1 && unicode.IsLower(rest[0]) && unicode.IsLower(rest[1]): // OLTVendor
		return true
	case unicode.IsDigit(r) && unicode.IsLetter(last) && len(word) >= 3, unicode.IsDigit(last) && ideographic(r):
		return true
	}
	return false
}

// smallLetters reports a text of small Latin letters and blanks.
func smallLetters(text string) bool {
	for i := range len(text) {
		if c := text[i]; c != ' ' && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

func ideographic(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r == 'ー'
}

// fold takes case and accents off a word.
func fold(word string) string {
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(word)
	}
	word = strings.Map(func(r rune) rune {
		switch {
		case r >= 0x300 && r <= 0x36f:
			return -1
		case r == 'ł', r == 'Ł':
			return 'l'
		case r == 'ø', r == 'Ø', r == '°', r == 'º':
			return 'o'
		case r == 'ı':
			return 'i'
		}
		return r
	}, norm.NFKD.String(word))
	return strings.ReplaceAll(strings.ToLower(norm.NFC.String(word)), "ß", "ss")
}
