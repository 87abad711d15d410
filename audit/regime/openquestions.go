package regime

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// leaves is a set of open questions of one rule, by their number in its book.
type openSet uint64

// makerLeaf is the question who made the item.
const openMaker openSet = 1

// leaf is one open question: the field or fact that would answer it, or a
// question in words, or both.
type openQuestion struct {
	name     string
	question string
	order    int // position of the field in the dictionary; facts of the operator come last
}

// book numbers the open questions of a rule.
type questionList struct {
	dict *gear.Dictionary
	list []openQuestion
}

func newQuestionList(dict *gear.Dictionary) *questionList {
	return &questionList{dict: dict, list: []openQuestion{{name: dict.Name(gear.Manufacturer), order: int(gear.Manufacturer)}}}
}

// add numbers a question, or finds its number.
func (b *questionList) add(l openQuestion) (openSet, error) {
	i := slices.Index(b.list, l)
	if i < 0 {
		i = len(b.list)
		b.list = append(b.list, l)
	}
	if i > 63 {
		return 0, fmt.Errorf("the rule asks for more than 63 different facts")
	}
	return 1 << i, nil
}

func (b *questionList) field(f gear.Field, question string) (openSet, error) {
	return b.add(openQuestion{name: b.dict.Name(f), question: question, order: int(f)})
}

func (b *questionList) fact(name, question string) (openSet, error) {
	return b.add(openQuestion{name: name, question: question, order: b.dict.Len()})
}

// open names the questions of a set: the fields and facts in the order of the
// dictionary, and what is asked in words.
func (b *questionList) open(set openSet, maker []gear.Field) *openFacts {
	var found []openQuestion
	for ; set != 0; set &= set - 1 {
		l := b.list[bits.TrailingZeros64(uint64(set))]
		if l.order == int(gear.Manufacturer) && len(maker) > 0 {
			for _, f := range maker {
				found = append(found, openQuestion{name: b.dict.Name(f), order: int(f)})
			}
			continue
		}
		found = append(found, l)
	}
	slices.SortStableFunc(found, func(x, y openQuestion) int {
		return cmp.Or(cmp.Compare(x.order, y.order), strings.Compare(x.name, y.name))
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

// words returns the questions in words, each once.
func (b *questionList) words() []string {
	var out []string
	for _, l := range b.list {
		if l.question != "" && !slices.Contains(out, l.question) {
			out = append(out, l.question)
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
