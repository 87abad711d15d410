package maker

import (
	"regexp"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/rules"
)

// family is a shape of model names. What its expression begins with is found out
// when a text has one of its beginnings for the first time; it is compiled when
// more than that fits.
type family struct {
	vendor   string
	def      *rules.Family
	source   string
	strength Strength
	peek     sync.Once
	next     firstBytes // what may stand behind a beginning
	once     sync.Once
	then     *regexp.Regexp // nil: it is none
}

// start is one beginning of a family.
type start struct {
	text   string
	second byte // of the text, 0 for none
	family *family
}

// families finds model names and part numbers in texts.
type families struct {
	serials familyStarts // serial numbers, which nothing else may be
	others  familyStarts
}

// familyStarts are the beginnings of families. Most texts are told apart by two
// bytes.
type familyStarts struct {
	byFirst [256][]start          // by the first byte, longest beginning first
	pairs   [256][256 / 64]uint64 // by the first byte: second ones
}

// add files a beginning.
func (l *familyStarts) add(s start) {
	first := s.text[0]
	l.byFirst[first] = append(l.byFirst[first], s)
	if s.second != 0 {
		l.pairs[first][s.second>>6] |= 1 << (s.second & 63)
		return
	}
	for i := range l.pairs[first] {
		l.pairs[first][i] = 1<<64 - 1
	}
}

// finish must be called when all beginnings are filed.
func (l *familyStarts) finish() {
	for i := range l.byFirst {
		slices.SortStableFunc(l.byFirst[i], func(a, b start) int { return len(b.text) - len(a.text) })
	}
}

// mayBegin reports whether a family begins with two bytes, the second one 0 at the
// end of a text.
func (l *familyStarts) mayBegin(first, second byte) bool {
	return l.pairs[first][second>>6]>>(second&63)&1 != 0
}

func newFamilies(pack *rules.VendorPack) *families {
	f := new(families)
	for _, v := range pack.Vendors {
		for i := range v.Models {
			def := &v.Models[i]
			fam := &family{vendor: v.ID, def: def, source: measuredBy(v.Proof(def.Source).Title, def.Measured), strength: strengthOf(def.Strength)}
			for _, s := range def.Starts {
				list := &f.others
				if def.In == inSerial {
					list = &f.serials
				}
				list.add(start{text: s, second: secondByte(s), family: fam})
			}
		}
	}
	f.serials.finish()
	f.others.finish()
	return f
}

// measuredBy is the source of a family with what was counted there.
func measuredBy(title, measured string) string {
	if measured == "" {
		return title
	}
	return title + ": " + measured
}

// strengthOf reads a strength as the pack writes it.
func strengthOf(s string) Strength {
	switch s {
	case "strong":
		return Strong
	case "medium":
		return Medium
	case "weak":
		return Weak
	case "review":
		return Capped
	}
	return Hint
}

// familyHit is a model name found in a text.
type familyHit struct {
	family  *family
	matched string
	first   int // where it begins
}

// find calls fn for every model name in the text, which is in upper case. Scope says
// which families apply: model, part, descr or serial.
func (f *families) find(text, scope string, fn func(familyHit)) {
	list := &f.others
	if scope == inSerial {
		list = &f.serials
	}
	for i := range len(text) {
		if i > 0 && isAlnum(text[i-1]) || !list.mayBegin(text[i], secondByte(text[i:])) {
			continue
		}
		for _, s := range list.byFirst[text[i]] {
			rest := text[i:]
			if len(rest) < len(s.text) || rest[:len(s.text)] != s.text || !s.family.applies(scope) {
				continue
			}
			if n := s.family.match(rest[len(s.text)-1:]); n > 0 {
				fn(familyHit{family: s.family, matched: rest[:len(s.text)-1+n], first: i})
			}
		}
	}
}

// inSerial is the scope of families that only serial numbers are of.
const inSerial = "serial"

// applies reports a family of a scope; that of serial numbers has a list of its own.
func (f *family) applies(scope string) bool {
	switch f.def.In {
	case "part":
		return scope == "part"
	case "descr":
		return scope == "descr"
	}
	return true
}

// longestModel is how much of a cell a model may take, in bytes: a cell may be full of
// beginnings, and each is held against what follows it.
const longestModel = 96

// match returns the length of the rest that fits, 0 when it does not. The rest
// begins with the last letter of the beginning, so that the border of a word
// behind it is seen.
func (f *family) match(rest string) int {
	if f.def.Then == "" {
		return 1
	}
	if !f.follows().allows(rest[1:]) {
		return 0
	}
	f.once.Do(func() { f.then, _ = regexp.Compile("^.(?:" + f.def.Then + ")") }) // a test compiles all of the pack
	if f.then == nil {
		return 0
	}
	if at := f.then.FindStringIndex(rest[:min(len(rest), longestModel)]); at != nil {
		return at[1]
	}
	return 0
}

// follows says what may stand behind a beginning.
func (f *family) follows() *firstBytes {
	f.peek.Do(func() { f.next = firstOf(f.def.Then) })
	return &f.next
}

// mayFollow reports whether a model may go on with a text.
func (f *family) mayFollow(text []byte) bool {
	return f.def.Then == "" || f.follows().any || len(text) > 0 && (text[0] >= utf8.RuneSelf || f.next.set[text[0]])
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80
}
