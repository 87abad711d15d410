package maker

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/rules/labels"
)

// Label says what kind of thing stands where a row names its maker, apart from
// what it says about designated vendors.
type Label uint8

// The kinds of label, from the least telling to the most.
const (
	NoLabel       Label = iota // the row has none
	SaysNothing                // one that names nobody: Generic, a remark, a redaction
	SellerLabel                // a carrier or seller, who labels what others make
	UnlistedLabel              // it reads as a name, and no list has it
	KnownLabel                 // a maker that a list has and no rule designates
)

// String returns the label's kind as files write it; empty for NoLabel.
func (l Label) String() string {
	return [...]string{"", "nothing", "seller", "unlisted", "known"}[l]
}

// Clears reports a label that can say that somebody else made the item.
func (l Label) Clears() bool { return l >= SellerLabel }

// Listed reports a maker that a list has.
func (l Label) Listed() bool { return l == KnownLabel }

// NamesMaker reports a label that names the maker, and no seller.
func (l Label) NamesMaker() bool { return l > SellerLabel }

// labelOf classes a cell that speaks of no designated vendor.
func (x *nameIndex) labelOf(t string, n name) Label {
	whole, core := x.labelKeys(n)
	known := labels.Maker(compact(n.parts)) // a word of relation may be part of the name: Phoenix Contact
	if doubted(t) || strings.ContainsAny(t, "=<>{}|\\%$^~`") || !known && x.negated(n, 0, len(n.parts)-1) {
		return SaysNothing // a question, a formula, a key
	}
	if strings.IndexByte(t, '/') > 0 && x.wordsAside(n) {
		return SaysNothing // input/output, and/or
	}
	switch {
	case x.makers[compact(n.parts)], x.makers[x.canonical(n.parts)]:
		return KnownLabel // a carrier elsewhere may have the name too
	case x.isSeller(n, whole):
		return SellerLabel
	case known, labels.Maker(whole), core != whole && len(core) > 3 && labels.Maker(core), labels.Maker(strings.TrimSpace(t)), x.beginsWithMaker(n), x.bracketed(n):
		return KnownLabel
	case x.readsAsName(t):
		return UnlistedLabel
	}
	return x.sides(t)
}

// wordsAside reports words of a language on both sides of one stroke.
func (x *nameIndex) wordsAside(n name) bool {
	word := func(p part) bool { return labels.Word(p.text) && !x.makers[p.text] && !labels.Maker(p.text) }
	return len(n.parts) == 2 && n.parts[1].gap == slashed && word(n.parts[0]) && word(n.parts[1])
}

// sides classes a cell that sets several names side by side: what the least of
// them says. One of which nobody knows whether it is a name makes it nothing.
func (x *nameIndex) sides(t string) Label {
	if strings.Count(t, "/") > 3 || strings.Contains(t, "//") {
		return SaysNothing
	}
	left, right, ok := strings.Cut(t, "/")
	if !ok || len(left) < 2 || len(right) < 2 {
		return SaysNothing
	}
	least := KnownLabel
	for _, side := range [...]string{left, right} {
		n := (&scratch{}).cut(strings.TrimSpace(side))
		least = min(least, x.labelOf(strings.TrimSpace(side), n))
	}
	return least
}

// labelKeys returns the name without legal forms, and without the words of
// anybody's name as well.
func (x *nameIndex) labelKeys(n name) (whole, core string) {
	words := make([]string, len(n.words))
	for i, w := range n.words {
		words[i] = w.text
		if strings.IndexByte(w.text, '\'') >= 0 {
			words[i] = strings.ReplaceAll(w.text, "'", "")
		}
	}
	whole = labels.Key(words, x.legal)
	return whole, labels.Key(words, func(w string) bool { _, ok := x.commonWords[w]; return ok })
}

func (x *nameIndex) isSeller(n name, whole string) bool {
	return x.sellers[compact(n.parts)] || x.sellers[x.canonical(n.parts)] || labels.Seller(whole)
}

// beginsWithMaker reports a cell that begins with a well known maker's name
// which is nobody's word, before something else: Axis P3245.
func (x *nameIndex) beginsWithMaker(n name) bool {
	key := ""
	for i := range min(len(n.words)-1, 3) {
		key += n.words[i].text
		if x.makers[key] && (i > 0 || !labels.Word(key)) {
			return true
		}
	}
	return false
}

// bracketed reports a known maker's name before a bracket, or in it: TCT
// (Alcatel), Onn (US).
func (x *nameIndex) bracketed(n name) bool {
	open := slices.IndexFunc(n.parts, func(p part) bool { return p.gap == opened })
	if open < 1 {
		return false
	}
	for _, half := range [...][]part{n.parts[:open], n.parts[open:]} {
		if key := compact(half); x.makers[key] || len(key) > 3 && labels.Maker(key) || labels.Maker(x.canonical(half)) {
			return true
		}
	}
	return false
}

// doubted reports a question mark before or behind a name.
func doubted(t string) bool {
	t = strings.TrimFunc(t, func(r rune) bool { return unicode.IsSpace(r) || r == ')' || r == ']' || r == '(' || r == '[' })
	return strings.HasSuffix(t, "?") || strings.HasPrefix(t, "?")
}

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
func (x *nameIndex) readsAsName(t string) bool {
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
		if _, ok := x.commonWords[low]; ok {
			trade = true
			firm = firm && x.legal(low) || x.firms[low] || x.legal(low) && len(low) > 1 // the last word, but for legal forms
			continue
		}
		firm = firm && len(low) < 3
		first, _ := utf8.DecodeRuneInString(f)
		switch {
		case !unicode.IsUpper(first) && !unicode.IsLower(first) && !unicode.IsDigit(first):
			rest := x.withoutCommon(low)
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
func (x *nameIndex) withoutBracket(t string) string {
	head, inside, ok := strings.Cut(t, " (")
	inside, closed := strings.CutSuffix(inside, ")")
	if !ok || !closed || head == "" || inside == "" {
		return t
	}
	capitals := len(inside) <= shortAcronym && strings.ToUpper(inside) == inside && !x.blanks[strings.ToLower(inside)]
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
	for behind < len(t)-at-1 && isLower(t[at+1+behind]|0x20) {
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
