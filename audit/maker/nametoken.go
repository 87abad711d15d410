package maker

import (
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/rules/labels"
)

// longestToken is the number of parts that a telling name may be split into.
const longestToken = 4

// tokenHits finds the telling names wherever they stand in a cell.
func (x *nameIndex) tokenHits(n name) []hit {
	var hits []hit
	for i := 0; i < len(n.parts); i++ {
		e, end := x.tokenAt(n.parts, i)
		if e == nil {
			continue
		}
		if former, last := x.formerAt(n.parts, i, e); former != nil {
			hits = append(hits, x.wholeHit(name{parts: n.parts[i : last+1]}, former))
			i = last
			continue
		}
		if h, ok := x.rate(n, e, i, end); ok {
			hits = append(hits, h)
		}
		i = end
	}
	return hits
}

// tokenAt returns the longest telling name that begins at parts[i], and its last part.
func (x *nameIndex) tokenAt(parts []part, i int) (*entry, int) {
	if !x.mayBegin(parts, i) {
		return nil, i
	}
	var buf [64]byte
	key := buf[:0]
	var found *entry
	end := i
	for j := i; j < len(parts) && j < i+longestToken; j++ {
		if j > i && parts[j].gap >= comma {
			break
		}
		key = append(key, parts[j].text...)
		if e := x.tokens[string(key)]; e != nil {
			found, end = e, j
		}
	}
	if first, _ := utf8.DecodeRuneInString(parts[i].text); found == nil && (hangul(first) || kana(first)) {
		found = x.tokens[x.withoutAttached(parts[i].text)]
	}
	return found, end
}

// formerAt returns the name of a former affiliate that begins with the vendor's
// own name at parts[i], and its last part: Huawei-3Com.
func (x *nameIndex) formerAt(parts []part, i int, own *entry) (*entry, int) {
	if own.dated != nil || !x.heads[parts[i].text] {
		return nil, i
	}
	e, last := x.innerAt(parts, i)
	if e == nil || e.dated == nil || e.vendor != own.vendor {
		return nil, i
	}
	return e, last
}

// withoutAttached strips ordinary words that stand at a name without a blank.
func (x *nameIndex) withoutAttached(text string) string {
	for _, w := range x.attached {
		if rest, ok := strings.CutSuffix(text, w); ok && rest != "" {
			text = rest
		}
		if rest, ok := strings.CutPrefix(text, w); ok && rest != "" {
			text = rest
		}
	}
	return text
}

// mayBegin reports cheaply whether a telling name may begin at parts[i].
func (x *nameIndex) mayBegin(parts []part, i int) bool {
	var head [3]int
	n := 0
	for j := i; j < len(parts) && j < i+longestToken; j++ {
		for k := range len(parts[j].text) {
			if head[n] = digit36(parts[j].text[k]); head[n] == 36 {
				return true
			}
			if n++; n == len(head) {
				return x.starts.has(head[0], head[1], head[2]) || x.short
			}
		}
	}
	return x.short
}

// rate says what a telling name at its place is worth; false when it is part
// of the name of a firm that is known to be another.
func (x *nameIndex) rate(n name, e *entry, first, last int) (hit, bool) {
	h := hit{entry: e, kind: Name, strength: Strong, matched: written(n.parts[first : last+1])}
	if !e.sure {
		h.strength = Likely
	}
	begin, end := segmentOf(n.parts, first, last)
	common := x.commonBeside(n.parts, begin, end, first, last)
	switch {
	case x.mentioned(n.parts, begin, end, first, last):
		h.strength, h.note = Capped, "named, but not as the maker"
	case !common && !e.word && (e.dated != nil || n.spread(e, first, last)):
		return h, false
	case !common && !e.word, !common && n.spread(e, first, last):
		h.strength = Weak
	case n.spread(e, first, last):
		h.strength = min(h.strength, Likely)
	case !common && x.wordBefore(n.parts, begin, first):
		h.strength, h.note = Weak, "named behind words that may say that it is not the maker"
	}
	h.look(n.parts[first : last+1])
	return h, x.lookAlikes[x.spelt(n.parts[begin:end+1])] != "none"
}

// wordBefore reports a word of a language before the name, which no name of a
// company has: never Huawei.
func (x *nameIndex) wordBefore(parts []part, begin, first int) bool {
	for i := begin; i < first; i++ {
		if p := &parts[i]; len(p.text) > 2 && p.gap != glued && !x.commonWord(p) && !x.makers[p.text] && labels.Word(p.text) {
			return true
		}
	}
	return false
}

// spread reports whether a name stands there in more words than it has.
func (n name) spread(e *entry, first, last int) bool {
	words := 1
	for i := first + 1; i <= last; i++ {
		if n.parts[i].gap == spaced {
			words++
		}
	}
	return words > e.words
}

// segmentOf returns the bounds of the segment that a hit stands in: from a
// bracket or stroke to the next one.
func segmentOf(parts []part, first, last int) (begin, end int) {
	begin, end = first, last
	for begin > 0 && parts[begin].gap < slashed {
		begin--
	}
	for end+1 < len(parts) && parts[end+1].gap < slashed {
		end++
	}
	return begin, end
}

// commonBeside reports whether all other words of the segment are ordinary ones.
func (x *nameIndex) commonBeside(parts []part, begin, end, first, last int) bool {
	for i := begin; i <= end; i++ {
		if i >= first && i <= last {
			continue
		}
		if !x.commonWord(&parts[i]) && !parts[i].han && !inCode(parts, i) && !x.commonWhole(parts, i, first, last) {
			return false
		}
	}
	return true
}

// commonWhole reports a part of an ordinary word that was cut at a capital inside
// it: HangZhou.
func (x *nameIndex) commonWhole(parts []part, i, first, last int) bool {
	from, to := i, i
	for from > 0 && parts[from].gap == glued && from-1 != last {
		from--
	}
	for to+1 < len(parts) && parts[to+1].gap == glued && to+1 != first {
		to++
	}
	if from == to {
		return false
	}
	_, ok := x.commonWords[compact(parts[from:to+1])]
	return ok
}

// inCode reports letters that stand at three digits or more, as in VEND0412.
func inCode(parts []part, i int) bool {
	number := func(p *part) bool { return len(p.text) > 2 && isNumber(p.text) }
	return i+1 < len(parts) && parts[i+1].gap == glued && number(&parts[i+1]) || i > 0 && parts[i].gap == glued && number(&parts[i-1])
}

// relatedTo reports a word of relation, such as "replaces" or "uplink to", among
// the four before parts[first], with no comma in between.
func (x *nameIndex) relatedTo(parts []part, begin, first int) bool {
	for i := first - 1; i >= max(begin, first-4); i-- {
		if i+1 < len(parts) && parts[i+1].gap >= comma && (parts[i+1].gap != colon || !x.before.endingAt(parts, i)) {
			return false
		}
		if x.before.endingAt(parts, i) && !doNotUse(parts, i) && !isNumbering(parts, i) {
			return true
		}
	}
	return false
}

// mentioned reports whether the words before the name, or right behind it, say
// that it is not what is in the box.
func (x *nameIndex) mentioned(parts []part, begin, end, first, last int) bool {
	if x.relatedTo(parts, begin, first) {
		return true
	}
	if last+1 < len(parts) {
		return x.after.startingAt(parts, last+1)
	}
	return false
}
