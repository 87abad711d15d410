package lexicon

import (
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// Mentioned reports whether the words before the name, or right behind it, say
// that it is not what is in the box.
func (x *Lexicon) Mentioned(parts []words.Part, begin, end, first, last int) bool {
	if x.RelatedTo(parts, begin, first) {
		return true
	}
	if last+1 < len(parts) {
		return x.After.StartingAt(parts, last+1)
	}
	return false
}

// RelatedTo reports a word of relation, such as "replaces" or "uplink to", among
// the four before parts[first], with no comma in between.
func (x *Lexicon) RelatedTo(parts []words.Part, begin, first int) bool {
	for i := first - 1; i >= max(begin, first-4); i-- {
		if i+1 < len(parts) && parts[i+1].Gap >= words.Comma && (parts[i+1].Gap != words.Colon || !x.before.endingAt(parts, i)) {
			return false
		}
		if x.before.endingAt(parts, i) && !doNotUse(parts, i) && !isNumbering(parts, i) {
			return true
		}
	}
	return false
}

// MadeBy reports words right before a name by which it made the thing that the text
// is about.
func (x *Lexicon) MadeBy(parts []words.Part, first int) bool {
	return first > 0 && x.Made.endingAt(parts, first-1)
}

// Negated reports whether a word between the parts makes the cell a mention.
func (x *Lexicon) Negated(n words.Text, first, last int) bool {
	for i := first; i <= last; i++ {
		if x.before.endingAt(n.Parts, i) && !doNotUse(n.Parts, i) && !isNumbering(n.Parts, i) {
			return true
		}
		if x.After.StartingAt(n.Parts, i) {
			return true
		}
	}
	return false
}

// isNumbering reports the "no" of a number.
func isNumbering(parts []words.Part, i int) bool {
	return parts[i].Text == "no" && i+1 < len(parts) && words.IsNumber(parts[i+1].Text)
}

// doNotUse reports the "not" of a remark about the record.
func doNotUse(parts []words.Part, i int) bool {
	return parts[i].Text == "not" && i > 0 && parts[i-1].Text == "do"
}

// WordBefore reports a word of a language before the name, which no name of a
// company has: never Huawei.
func (x *Lexicon) WordBefore(parts []words.Part, begin, first int) bool {
	for i := begin; i < first; i++ {
		if p := &parts[i]; len(p.Text) > 2 && p.Gap != words.Glued && !x.CommonWord(p) && !x.Makers[p.Text] && labels.Word(p.Text) {
			return true
		}
	}
	return false
}

// SellsFor reports a last word that makes of what stands before it the name of
// somebody who sells that maker's equipment: Huawei reseller.
func (x *Lexicon) SellsFor(parts []words.Part, i int) bool {
	return i == len(parts)-1 && parts[i].Gap == words.Spaced && x.After.StartingAt(parts, i)
}

// DoubtedBehind reports a remark of doubt that ends a cell.
func (x *Lexicon) DoubtedBehind(n words.Text) bool {
	return len(n.Parts) > 1 && x.Doubts.endingAt(n.Parts, len(n.Parts)-1)
}

// Accessory reports words of parts that fit somebody's product.
func (x *Lexicon) Accessory(parts []words.Part) bool {
	for i := range parts {
		if x.accessories.endingAt(parts, i) {
			return true
		}
	}
	return false
}

// SegmentEnd returns the last part of the segment that begins at first: up to
// a bracket, a stroke, a comma or a word between names.
func (x *Lexicon) SegmentEnd(parts []words.Part, first int) int {
	for i := first + 1; i < len(parts); i++ {
		if parts[i].Gap >= words.Comma || parts[i].Gap == words.Spaced && x.Links[parts[i].Text] {
			return i - 1
		}
	}
	return len(parts) - 1
}
