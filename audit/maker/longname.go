package maker

// shortestName is the length from which a whole name may bear a slip anywhere
// in it, an ordinary word included: Zhongxing Telcom.
const shortestName = 5

// longNames finds whole names that differ in one letter. One edit leaves one
// half of a name as it is, so names are filed by both of their halves.
type longNames struct {
	keys    []string
	entries []*entry
	halves  map[half][]uint16
}

// half is the beginning or the end of a name of some length.
type half struct {
	text  string
	whole int // length of the name
	end   bool
}

func (l *longNames) add(key string, e *entry) {
	if len(key) < shortestName || len(key) > longest {
		return
	}
	if l.halves == nil {
		l.halves = map[half][]uint16{}
	}
	at, mid := uint16(len(l.keys)), len(key)/2
	l.keys, l.entries = append(l.keys, key), append(l.entries, e)
	swapped := key[:mid-1] + key[mid:mid+1] // its beginning, when the letters in the middle change places
	for _, h := range [...]half{{key[:mid], len(key), false}, {key[mid:], len(key), true}, {swapped, len(key), false}} {
		l.halves[h] = append(l.halves[h], at)
	}
}

// near returns the entry of a name that is one edit away.
func (l *longNames) near(text []byte) *entry {
	if len(text) < shortestName-1 || len(text) > longest {
		return nil
	}
	for n := len(text) - 1; n <= len(text)+1; n++ {
		mid := n / 2
		for _, i := range l.halves[half{string(text[:mid]), n, false}] {
			if distance(string(text), l.keys[i], 1) == 1 {
				return l.entries[i]
			}
		}
		for _, i := range l.halves[half{string(text[max(0, len(text)-n+mid):]), n, true}] {
			if distance(string(text), l.keys[i], 1) == 1 {
				return l.entries[i]
			}
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
	if len(last.text) > 4 || last.loud || x.ordinaryWord(&n.parts[last.first]) {
		return nil
	}
	var buf [2 * longest]byte
	if key := x.appendCanonical(buf[:0], n.parts[:last.first], -1, -1); len(key) >= shortestName {
		if e := x.whole[string(key)]; e != nil && e.slips > 0 {
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
