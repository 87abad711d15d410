package alike

import "hash/maphash"

// Finder looks for lines that are alike, in any number of texts. It is shown all of
// them once, and those that may be alike a second time. Its memory does not grow with the
// lines, but for those that are alike, of which it takes at most a million.
type Finder struct {
	Seed  maphash.Seed // of the hashes of lines
	seen  filter
	again map[uint64][]Place   // by the hash of a line that was seen before
	long  [1 << 12 / 64]uint64 // lengths of these lines, their lowest twelve bits
	kept  int                  // lines that are known to stand twice
}

// Line is a line, with a hash that those have which are like it.
type Line struct {
	Text []byte
	Hash uint64
}

// Place is where a line stands: in which text, and on which of its lines.
type Place struct{ Text, Line int }

// most bounds the lines of which it is known that they stand twice; those
// beyond are alike to none.
const most = 1 << 18

// New returns a finder for texts of so many bytes.
func New(size int64) *Finder {
	f := &Finder{Seed: maphash.MakeSeed(), again: map[uint64][]Place{}}
	f.seen.grow(size)
	return f
}

// Meet takes lines of a text, many at a time. Those that part reports are like none.
func (f *Finder) Meet(lines []Line, part func(text []byte) bool) {
	for i := range lines {
		f.seen.touch(lines[i].Hash)
	}
	for _, l := range lines {
		if f.seen.add(l.Hash) && len(f.again) < most && !part(l.Text) {
			f.again[l.Hash] = nil
			n := len(l.Text)
			f.long[n>>6&(len(f.long)-1)] |= 1 << (n & 63)
		}
	}
}

// Again begins the second time. It reports false where no line may be like another.
func (f *Finder) Again() bool {
	f.seen = filter{}
	return len(f.again) > 0
}

// Met reports that a line as long as this one was met twice, or seemed to be. Most
// lines that only seem alike are short: not to hash the others spares half of the second
// time.
func (f *Finder) Met(length int) bool {
	return f.long[length>>6&(len(f.long)-1)]>>(length&63)&1 != 0
}

// Collect takes a line the second time.
func (f *Finder) Collect(at Place, hash uint64) {
	if places, ok := f.again[hash]; ok && f.kept < most {
		f.kept++
		f.again[hash] = append(places, at)
	}
}

// Found returns the places of the lines that are alike, in the order in which they were
// collected, two or more of each.
func (f *Finder) Found() [][]Place {
	var all [][]Place
	for _, places := range f.again {
		if len(places) > 1 {
			all = append(all, places)
		}
	}
	return all
}
