package codes

import (
	"regexp"
	"sync"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// Family is a shape of model names. What its expression begins with is found out
// when a text has one of its beginnings for the first time; it is compiled when
// more than that fits.
type Family struct {
	Vendor   string
	Def      *rules.Family
	Source   string
	Strength evidence.Strength
	peek     sync.Once
	next     firstBytes // what may stand behind a beginning
	once     sync.Once
	then     *regexp.Regexp // nil: it is none
}

// Families finds model names and part numbers in texts.
type Families struct {
	Serials Starts // serial numbers, which nothing else may be
	Others  Starts
}

// NewFamilies files the families of a pack.
func NewFamilies(pack *rules.VendorPack) *Families {
	f := new(Families)
	for _, v := range pack.Vendors {
		for i := range v.Models {
			def := &v.Models[i]
			fam := &Family{Vendor: v.ID, Def: def, Source: measuredBy(v.Proof(def.Source).Title, def.Measured), Strength: evidence.StrengthOf(def.Strength)}
			for _, s := range def.Starts {
				list := &f.Others
				if def.In == InSerial {
					list = &f.Serials
				}
				list.add(Start{Text: s, second: secondByte(s), Family: fam})
			}
		}
	}
	f.Serials.finish()
	f.Others.finish()
	return f
}

// measuredBy is the source of a family with what was counted there.
func measuredBy(title, measured string) string {
	if measured == "" {
		return title
	}
	return title + ": " + measured
}

// FamilyHit is a model name found in a text.
type FamilyHit struct {
	Family  *Family
	Matched string
	First   int // where it begins
}

// Find calls fn for every model name in the text, which is in upper case. Scope says
// which families apply: model, part, descr or serial.
func (f *Families) Find(text, scope string, fn func(FamilyHit)) {
	list := &f.Others
	if scope == InSerial {
		list = &f.Serials
	}
	for i := range len(text) {
		if i > 0 && words.IsAlnum(text[i-1]) || !list.mayBegin(text[i], secondByte(text[i:])) {
			continue
		}
		for _, s := range list.ByFirst[text[i]] {
			rest := text[i:]
			if len(rest) < len(s.Text) || rest[:len(s.Text)] != s.Text || !s.Family.applies(scope) {
				continue
			}
			if n := s.Family.Match(rest[len(s.Text)-1:]); n > 0 {
				fn(FamilyHit{Family: s.Family, Matched: rest[:len(s.Text)-1+n], First: i})
			}
		}
	}
}

// InSerial is the scope of families that only serial numbers are of.
const InSerial = "serial"

// applies reports a family of a scope; that of serial numbers has a list of its own.
func (f *Family) applies(scope string) bool {
	switch f.Def.In {
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

// Match returns the length of the rest that fits, 0 when it does not. The rest
// begins with the last letter of the beginning, so that the border of a word
// behind it is seen.
func (f *Family) Match(rest string) int {
	if f.Def.Then == "" {
		return 1
	}
	if !f.follows().allows(rest[1:]) {
		return 0
	}
	f.once.Do(func() { f.then, _ = regexp.Compile("^.(?:" + f.Def.Then + ")") }) // a test compiles all of the pack
	if f.then == nil {
		return 0
	}
	if at := f.then.FindStringIndex(rest[:min(len(rest), longestModel)]); at != nil {
		return at[1]
	}
	return 0
}

// follows says what may stand behind a beginning.
func (f *Family) follows() *firstBytes {
	f.peek.Do(func() { f.next = firstOf(f.Def.Then) })
	return &f.next
}

// MayFollow reports whether a model may go on with a text.
func (f *Family) MayFollow(text []byte) bool {
	return f.Def.Then == "" || f.follows().any || len(text) > 0 && (text[0] >= utf8.RuneSelf || f.next.set[text[0]])
}
