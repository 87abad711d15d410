package rules

import (
	"slices"
	"strconv"
	"strings"
)

// String says in words what a condition asks, on one line. The members of all
// and any stand in brackets.
func (x *Condition) String() string {
	switch {
	case x.All != nil:
		return "(" + each(x.All, " and ") + ")"
	case x.Any != nil:
		return "(" + each(x.Any, " or ") + ")"
	case x.Not != nil:
		return "not " + x.Not.String()
	case x.Vendor != nil:
		return "made by " + sentence(x.Vendor, "or")
	case x.Entry == "limit":
		return "within the limit of its listing"
	case x.Entry != "":
		return "listed as a category, not by its maker"
	case x.Ask != "":
		return `"` + x.Ask + `"`
	case x.Operator == "kind":
		return "the operator is " + sentence(append(append([]string{}, x.In...), x.Said...), "or")
	case x.Operator == "not":
		return "the operator says that it is not " + sentence(x.Said, "or")
	case x.Operator != "":
		return "the operator's " + x.Operator + " " + x.predicate()
	default:
		return x.Field + " " + x.predicate()
	}
}

func each(list []Condition, word string) string {
	parts := make([]string, len(list))
	for i := range list {
		parts[i] = list[i].String()
	}
	return strings.Join(parts, word)
}

// predicate says what is asked of a field or of a fact.
func (x *Condition) predicate() string {
	switch x.Asks()[0] {
	case "in":
		return "is " + sentence(x.In, "or")
	case "said":
		return "is said to be " + sentence(x.Said, "or")
	case "words":
		return "has the word " + sentence(x.Words, "or")
	case "max":
		return "is at most " + strconv.FormatInt(*x.Max, 10)
	case "is":
		return "is " + x.Is
	case "known":
		return choose(*x.Known, "is given", "is blank")
	case "some":
		return choose(*x.Some, "names something", "is empty")
	default:
		return x.window()
	}
}

func (x *Condition) window() string {
	var parts []string
	if x.From != "" {
		parts = append(parts, "is on or after "+dayText(x.From))
	}
	if x.Before != "" {
		parts = append(parts, "is before "+dayText(x.Before))
	}
	if x.Until != "" {
		parts = append(parts, "is on or before "+dayText(x.Until))
	}
	return strings.Join(parts, " and ")
}

// dayText names a day of a rule in words.
func dayText(ref string) string {
	name, span, plus := strings.Cut(ref, "+")
	switch name {
	case "as_of":
		name = "the day of the judgement"
	case "entry.listed_on":
		name = "the day of its listing"
	case "entry.duty_from":
		name = "the day 60 days after its listing"
	case "entry.report_from":
		name = "the first day that is reported"
	}
	if plus {
		name += " plus " + span
	}
	return name
}

func choose(b bool, yes, no string) string {
	if b {
		return yes
	}
	return no
}

// sentence joins words as a sentence does: a, b or c.
func sentence(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}

// Names reports whether a condition asks for a kind of operator.
func (x *Condition) Names(kind string) bool {
	if x == nil {
		return false
	}
	if x.Operator == "kind" && (slices.Contains(x.In, kind) || slices.Contains(x.Said, kind)) {
		return true
	}
	asks := func(k Condition) bool { return k.Names(kind) }
	return x.Not.Names(kind) || slices.ContainsFunc(x.All, asks) || slices.ContainsFunc(x.Any, asks)
}
