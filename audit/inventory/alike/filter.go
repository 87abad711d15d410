package alike

import "math/bits"

// filter is a set of hashes that may take another hash for one that it
// holds, of a million some six times. Its size is fixed.
type filter struct {
	blocks  [][8]uint64
	touched uint64 // means nothing: it keeps the asking of memory from being left out
}

// The filter has a block for about 32 lines of a file, of which a short one is 64
// bytes long. With 4 MiB at most it took a line of five among ten million for one that
// was seen before, and their lists were 60 MiB.
const (
	fewestBlocks = 1 << 4
	mostBlocks   = 1 << 18 // 16 MiB, and free again before the rows are read
)

// grow makes room for the lines of so many bytes. It must be called first.
func (l *filter) grow(size int64) {
	n := int64(fewestBlocks)
	for n < mostBlocks && n*2048 < size {
		n *= 2
	}
	l.blocks = make([][8]uint64, n)
}

// touch asks memory for the place of a hash, so that it works on many at a time.
func (l *filter) touch(hash uint64) {
	at, _ := bits.Mul64(hash, uint64(len(l.blocks)))
	l.touched += l.blocks[at][0]
}

// add puts a hash into the set, and reports whether it seemed to be there.
func (l *filter) add(hash uint64) bool {
	at, rest := bits.Mul64(hash, uint64(len(l.blocks)))
	block := &l.blocks[at]
	there := uint64(1)
	for i := range block {
		bit := rest >> (58 - 6*i) & 63
		there &= block[i] >> bit
		block[i] |= 1 << bit
	}
	return there == 1
}
