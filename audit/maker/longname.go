package maker

// shortestName is the length from which a whole name may bear a slip anywhere
// in it, an ordinary word included: Zhongxing Telcom.
const shortestName = 5

// longNames finds whole names that differ in one letter. One edit leaves one
// half of a name as it is, so names are filed by both of their halves.
type longNames struct {
	keys    []string
	entries []*entry
	halves  chains
}

func (l *longNames) add(key string, e *entry) {
	if len(key) >= shortestName && len(key) <= longest {
		l.keys, l.entries = append(l.keys, key), append(l.entries, e)
	}
}

// finish files the names, so that the first of a half is found first.
func (l *longNames) finish() {
	l.halves.links = make([]link, 0, 3*len(l.keys))
	for i := len(l.keys) - 1; i >= 0; i-- {
		key := l.keys[i]
		mid := len(key) / 2
		begin := half(key[:mid], len(key), false)
		l.halves.file(begin, i)
		l.halves.file(half(key[mid:], len(key), true), i)
		// Its beginning when the letters in the middle change places.
		if swapped := half(key[:mid-1]+key[mid:mid+1], len(key), false); swapped != begin {
			l.halves.file(swapped, i)
		}
	}
}

// half hashes the beginning or the end of a name of some length.
func half[T string | []byte](text T, whole int, end bool) uint64 {
	sum := uint64(whole) << 1
	if end {
		sum++
	}
	for i := range len(text) {
		sum = sum*base + uint64(text[i])
	}
	return sum
}

// near returns the entry of a name that is one edit away.
func (l *longNames) near(text []byte) *entry {
	if len(text) < shortestName-1 || len(text) > longest {
		return nil
	}
	slip := func(i int) bool { return distance(string(text), l.keys[i], 1) == 1 }
	for n := len(text) - 1; n <= len(text)+1; n++ {
		mid := n / 2
		if i, ok := l.halves.find(half(text[:mid], n, false), slip); ok {
			return l.entries[i]
		}
		if i, ok := l.halves.find(half(text[max(0, len(text)-n+mid):], n, true), slip); ok {
			return l.entries[i]
		}
	}
	return nil
}

// longHit finds a slip in a name that is a whole cell: one wrong letter, or a
// legal form that cannot be read.
func (x *nameIndex) longHit(n name) []hit {
	var buf [2 * longest]byte
	bare := x.appendBare(buf[:0], n.parts)
	e := x.long.near(bare)
	if e == nil {
		e = x.long.near(x.appendCanonical(buf[:0], n.parts, -1, -1))
	}
	if e == nil {
		e = x.withoutTail(n)
	}
	if e == nil {
		return nil
	}
	return []hit{x.fuzzyHit(e, written(n.parts))}
}

// withoutTail returns the name that is left when the last word, a short one
// that nobody knows, is taken for a misspelt legal form.
func (x *nameIndex) withoutTail(n name) *entry {
	if len(n.words) < 2 {
		return nil
	}
	last := n.words[len(n.words)-1]
	if len(last.text) > 4 || last.hasDigits || x.commonWord(&n.parts[last.first]) {
		return nil
	}
	var buf [2 * longest]byte
	if key := x.appendCanonical(buf[:0], n.parts[:last.first], -1, -1); len(key) >= shortestName {
		if e := x.whole[string(key)]; e != nil && e.edits > 0 {
			return e
		}
	}
	return nil
}

// appendBare joins the parts without legal forms.
func (x *nameIndex) appendBare(key []byte, parts []part) []byte {
	for i := range parts {
		if parts[i].gap == glued || !x.legalWord(&parts[i]) {
			key = append(key, parts[i].text...)
		}
	}
	return key
}
