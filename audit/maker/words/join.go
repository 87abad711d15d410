package words

// UpTo returns the name before parts[end].
func (n Text) UpTo(end int) Text {
	words := len(n.Words)
	for words > 0 && n.Words[words-1].Last >= end {
		words--
	}
	return Text{Parts: n.Parts[:end], Words: n.Words[:words]}
}

// Span is the number of words that the parts from first to last stand in.
func (n Text) Span(first, last int) int {
	words := 1
	for i := first + 1; i <= last; i++ {
		if n.Parts[i].Gap == Spaced {
			words++
		}
	}
	return words
}

// Reach is how many parts to either side of a name may change what it says: a cell
// may be full of names, and each asks for those beside it.
const Reach = 64

// SegmentOf returns the bounds of the segment that a hit stands in: from a
// bracket or stroke to the next one, as far as names reach.
func SegmentOf(parts []Part, first, last int) (begin, end int) {
	begin, end = first, last
	for begin > 0 && first-begin < Reach && parts[begin].Gap < Slashed {
		begin--
	}
	for end+1 < len(parts) && end-last < Reach && parts[end+1].Gap < Slashed {
		end++
	}
	return begin, end
}

// Compact joins parts without anything between them.
func Compact(parts []Part) string {
	if len(parts) == 1 {
		return parts[0].Text
	}
	return string(AppendCompact(nil, parts))
}

// AppendCompact appends the parts without anything between them.
func AppendCompact(key []byte, parts []Part) []byte {
	for i := range parts {
		key = append(key, parts[i].Text...)
	}
	return key
}

// Written renders parts for people, with a blank where there was any gap.
func Written(parts []Part) string {
	b := make([]byte, 0, 40)
	for i, p := range parts {
		if i > 0 && p.Gap != Glued {
			b = append(b, ' ')
		}
		b = append(b, p.Text...)
	}
	return string(b)
}

// SpacedText joins parts with a blank between them.
func SpacedText(parts []Part) string {
	s := parts[0].Text
	for _, p := range parts[1:] {
		s += " " + p.Text
	}
	return s
}
