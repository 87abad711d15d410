package codes

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
