package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// The length of what may be a maker's name.
const (
	longestLabel = 64
	mostWords    = 7
	shortAcronym = 5 // capitals alone, fewer than this many, may stand for anything
	shortName    = 4 // or fewer than this many that can be spoken as a word
)

// readsAsName reports a text that has the shape of a proper name: words with
// capitals, at least one of which is no common word of a language, and nothing
// that names do not have, such as digits, brackets and signs. In scripts without
// capitals a legal form or a word of trade must stand with it.
func (x *Lexicon) readsAsName(t string) bool {
	t = slashedForms.Replace(x.withoutBracket(t))
	if len(t) > longestLabel || strings.ContainsAny(t, "()[]{}<>=:;|\\/@#%*?!\"_$^~`+") || !fewDigits(t) {
		return false
	}
	words, telling, uncased, common, trade, firm := 0, 0, 0, 0, false, false
	for f := range strings.FieldsFuncSeq(t, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) && r != '\''
	}) {
		words++
		low := strings.ToLower(strings.ReplaceAll(f, "'", ""))
		if _, ok := x.Ordinary[low]; ok {
			trade = true
			firm = firm && x.legal(low) || x.firms[low] || x.legal(low) && len(low) > 1 // the last word, but for legal forms
			continue
		}
		firm = firm && len(low) < 3
		first, _ := utf8.DecodeRuneInString(f)
		switch {
		case !unicode.IsUpper(first) && !unicode.IsLower(first) && !unicode.IsDigit(first):
			rest := x.WithoutCommon(low)
			for _, form := range nativeForms {
				rest = strings.TrimPrefix(rest, form)
			}
			trade = trade || rest != low
			if !labels.Word(low) && !labels.Word(rest) {
				uncased++
			}
		case utf8.RuneCountInString(low) < 3: // of a legal form: s.r.o., Sp. z o.o.
		case strings.IndexFunc(f, unicode.IsUpper) < 0:
			return false // a sentence, a host, somebody's login
		case labels.Word(low) || repeated(low):
			common++
		default:
			telling++
		}
	}
	switch {
	case words == 0 || words > mostWords:
		return false
	case joinedCapitals(t):
		return true
	case words == 1 && telling == 1 && strings.ToUpper(t) == t && utf8.RuneCountInString(t) < shortAcronym && (len(t) < shortName || !spoken(t)):
		return false
	}
	return telling > 0 || uncased > 0 && trade || firm && common > 0
}

// joinedCapitals reports a name of capitals around an ampersand, of three letters
// at least: ZH&K, TG&Co. Two letters abbreviate anything, such as R&D.
func joinedCapitals(t string) bool {
	first, _, _ := strings.Cut(t, " ")
	left, right, ok := strings.Cut(first, "&")
	right = strings.TrimRight(right, ",.")
	capitals := func(s string) bool {
		return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
	}
	return ok && len(left)+len(right) > 2 && capitals(left) && (capitals(right) || len(right) > 1 && capitals(right[:1]))
}

// withoutBracket drops a bracket behind a name that holds another name or a
// place: SMaBiT (Bitron Video), myPhone (PL).
func (x *Lexicon) withoutBracket(t string) string {
	head, inside, ok := strings.Cut(t, " (")
	inside, closed := strings.CutSuffix(inside, ")")
	if !ok || !closed || head == "" || inside == "" {
		return t
	}
	capitals := len(inside) <= shortAcronym && strings.ToUpper(inside) == inside && !x.Blanks[strings.ToLower(inside)]
	if x.places[strings.ToLower(inside)] || capitals && len(inside) == 2 || x.readsAsName(inside) {
		return head
	}
	return t
}

// spoken reports capitals with a vowel, and never three letters without one.
func spoken(t string) bool {
	vowels, run := 0, 0
	for _, r := range t {
		if run++; strings.ContainsRune("AEIOUY", r) {
			vowels, run = vowels+1, 0
		}
		if run > 2 {
			return false
		}
	}
	return vowels > 0 && vowels < len(t)
}

// fewDigits reports a text without digits, or with one digit inside or before
// the letters of a word, as names have it: M4tel, 2Wire. Behind them it numbers
// something: Rack2.
func fewDigits(t string) bool {
	at := strings.IndexAny(t, "0123456789")
	if at < 0 {
		return true
	}
	if strings.ContainsAny(t[at+1:], "0123456789") {
		return false
	}
	behind := 0
	for behind < len(t)-at-1 && words.IsLower(t[at+1+behind]|0x20) {
		behind++
	}
	return behind >= 3
}

// slashedForms writes legal forms without strokes and dots.
var slashedForms = strings.NewReplacer("A/S", "AS", "a/s", "as", "K/S", "KS", "I/S", "IS",
	"S.A.", "SA", "S.L.", "SL", "S.p.A.", "SpA", "S.r.l.", "Srl", "S.A.S.", "SAS", "s.r.o.", "sro", "d.o.o.", "doo", "B.V.", "BV", "N.V.", "NV", "A.S.", "AS", "a.s.", "as")

// nativeForms are legal forms that stand before a name without a blank.
var nativeForms = [...]string{"株式会社", "有限会社", "合同会社", "주식회사", "유한회사"}

// repeated reports a word of one letter: XXXX.
func repeated(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	return strings.Trim(w, string(first)) == ""
}
