package regime

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// leaves is a set of open questions of one rule, by their number in its book.
type leaves uint64

// makerLeaf is the question who made the item.
const makerLeaf leaves = 1

// leaf is one open question: the field or fact that would answer it, or a
// question in words, or both.
type leaf struct {
	name     string
	question string
	order    int // position of the field in the dictionary; facts of the operator come last
}

// book numbers the open questions of a rule.
type book struct {
	dict   *gear.Dictionary
	leaves []leaf
}

func newBook(dict *gear.Dictionary) *book {
	return &book{dict: dict, leaves: []leaf{{name: dict.Name(gear.Manufacturer), order: int(gear.Manufacturer)}}}
}

// add numbers a question, or finds its number.
func (b *book) add(l leaf) (leaves, error) {
	i := slices.Index(b.leaves, l)
	if i < 0 {
		i = len(b.leaves)
		b.leaves = append(b.leaves, l)
	}
	if i > 63 {
		return 0, fmt.Errorf("the rule asks for more than 63 different facts")
	}
	return 1 << i, nil
}

func (b *book) field(f gear.Field, question string) (leaves, error) {
	return b.add(leaf{name: b.dict.Name(f), question: question, order: int(f)})
}

func (b *book) fact(name, question string) (leaves, error) {
	return b.add(leaf{name: name, question: question, order: b.dict.Len()})
}

// open names the questions of a set: the fields and facts in the order of the
// dictionary, and what is asked in words.
func (b *book) open(set leaves, maker []gear.Field) *openFacts {
	var found []leaf
	for ; set != 0; set &= set - 1 {
		l := b.leaves[bits.TrailingZeros64(uint64(set))]
		if l.order == int(gear.Manufacturer) && len(maker) > 0 {
			for _, f := range maker {
				found = append(found, leaf{name: b.dict.Name(f), order: int(f)})
			}
			continue
		}
		found = append(found, l)
	}
	slices.SortStableFunc(found, func(x, y leaf) int {
		return 2*(x.order-y.order) + strings.Compare(x.name, y.name)
	})
	out := &openFacts{}
	for _, l := range found {
		if l.name != "" && !slices.Contains(out.missing, l.name) {
			out.missing = append(out.missing, l.name)
		}
		if l.question != "" && !slices.Contains(out.questions, l.question) {
			out.questions = append(out.questions, l.question)
			if l.name == "" {
				out.asks++
			}
		}
	}
	return out
}

// openFacts is what a review needs to be settled.
type openFacts struct {
	missing   []string
	questions []string
	asks      int // questions that no field or fact answers
}
