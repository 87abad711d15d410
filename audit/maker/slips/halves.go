package slips

// shortestWhole is the length from which a whole text may bear a slip anywhere
// in it.
const shortestWhole = 5

// Halves finds whole texts that differ in one letter. One edit leaves one half
// of a text as it is, so texts are filed by both of their halves. The zero
// Halves is empty.
type Halves struct {
	keys   []string
	halves chains
}

// Add appends a text; those of a length at which too much is alike are left
// out, which it reports as false.
func (l *Halves) Add(key string) bool {
	if len(key) < shortestWhole || len(key) > Longest {
		return false
	}
	l.keys = append(l.keys, key)
	return true
}

// Finish files the texts, so that the first of a half is found first.
func (l *Halves) Finish() {
	l.halves.links = make([]link, 0, 3*len(l.keys))
	for i := len(l.keys) - 1; i >= 0; i-- {
		key := l.keys[i]
		mid := len(key) / 2
		begin := half(key[:mid], len(key))
		l.halves.file(begin, i)
		l.halves.file(half(key[mid:], len(key)), i)
		// Its beginning when the letters in the middle change places.
		if swapped := half(key[:mid-1]+key[mid:mid+1], len(key)); swapped != begin {
			l.halves.file(swapped, i)
		}
	}
}

// half hashes the beginning or the end of a name of some length.
func half[T string | []byte](text T, whole int) uint64 {
	sum := uint64(whole)
	for i := range len(text) {
		sum = sum*base + uint64(text[i])
	}
	return sum
}

// Near returns the index of an added text that is one edit away.
func (l *Halves) Near(text []byte) (int, bool) {
	if len(text) < shortestWhole-1 || len(text) > Longest {
		return 0, false
	}
	slip := func(i int) bool { return Distance(string(text), l.keys[i], 1) == 1 }
	for n := len(text) - 1; n <= len(text)+1; n++ {
		mid := n / 2
		if i, ok := l.halves.find(half(text[:mid], n), slip); ok {
			return i, true
		}
		if i, ok := l.halves.find(half(text[len(text)-n+mid:], n), slip); ok {
			return i, true
		}
	}
	return 0, false
}
