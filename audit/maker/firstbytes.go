package maker

import (
	"regexp/syntax"
	"unicode/utf8"
)

// firstBytes holds the ASCII characters that a match of an expression may
// begin with; most texts are told apart by them before the expression is run.
type firstBytes struct {
	any bool // it may match nothing, or cannot be told
	set [utf8.RuneSelf]bool
}

// firstOf reads an expression.
func firstOf(expr string) firstBytes {
	var f firstBytes
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return firstBytes{any: true}
	}
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		return firstBytes{any: true}
	}
	f.walk(prog, prog.Start, make(map[int]bool))
	return f
}

// walk follows the program from one instruction to the first characters it
// reads. Conditions such as the border of a word are taken to hold.
func (f *firstBytes) walk(prog *syntax.Prog, at int, seen map[int]bool) {
	if seen[at] {
		return
	}
	seen[at] = true
	inst := &prog.Inst[at]
	switch inst.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		f.walk(prog, int(inst.Out), seen)
		f.walk(prog, int(inst.Arg), seen)
	case syntax.InstCapture, syntax.InstNop, syntax.InstEmptyWidth:
		f.walk(prog, int(inst.Out), seen)
	case syntax.InstMatch:
		f.any = true
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		for r := range rune(utf8.RuneSelf) {
			f.set[r] = f.set[r] || inst.MatchRune(r)
		}
	}
}

// allows reports whether a match may begin where the text does.
func (f *firstBytes) allows(text string) bool {
	return f.any || text != "" && (text[0] >= utf8.RuneSelf || f.set[text[0]])
}

// secondByte returns the second byte of a beginning, 0 where there is none.
func secondByte(s string) byte {
	if len(s) < 2 {
		return 0
	}
	return s[1]
}

// grams is a set of beginnings of three letters or digits, case ignored. It
// answers in a few nanoseconds that a text cannot hold any of some names.
type grams [36 * 36 * 36 / 64]uint64

// digit36 numbers letters and digits from 0; 36 is anything else.
func digit36(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	}
	return 36
}

// add files the beginning of a name; false when it has none of three letters.
func (g *grams) add(name string) bool {
	if len(name) < 3 {
		return false
	}
	a, b, c := digit36(name[0]), digit36(name[1]), digit36(name[2])
	if max(a, b, c) > 35 {
		return false
	}
	k := (a*36+b)*36 + c
	g[k/64] |= 1 << (k % 64)
	return true
}

// has reports whether a name begins with the three letters or digits.
func (g *grams) has(a, b, c int) bool {
	k := (a*36+b)*36 + c
	return g[k/64]&(1<<(k%64)) != 0
}

// gramAt reports whether a name may begin at t[i], whatever stands between its
// letters. Where fewer than three follow it may not.
func gramAt[T string | []byte](g *grams, t T, i int) bool {
	a, b := digit36(t[i]), 36
	if a == 36 {
		return false
	}
	for i++; i < len(t); i++ {
		d := digit36(t[i])
		switch {
		case d == 36:
		case b == 36:
			b = d
		default:
			return g.has(a, b, d)
		}
	}
	return false
}

// byteKind is what a byte is in a name.
type byteKind uint8

const (
	border byteKind = iota
	digit
	small
	capital
	beyondASCII
)

// byteKinds returns the kinds of all bytes.
func byteKinds() (kinds [256]byteKind) {
	for i := range kinds {
		switch c := byte(i); {
		case c >= utf8.RuneSelf:
			kinds[i] = beyondASCII
		case isDigit(c):
			kinds[i] = digit
		case isUpper(c):
			kinds[i] = capital
		case isLower(c):
			kinds[i] = small
		}
	}
	return kinds
}
