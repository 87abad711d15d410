package slips

// chains files small numbers under hashes. Those under one hash are told in
// the reverse of the order in which they were filed. Unlike a map it keeps no
// texts: whoever is told compares them.
type chains struct {
	heads [1 << 11]int32 // by hash: the number of the last link, from 1
	links []link
}

type link struct {
	sum    uint32 // of the hash
	next   int32  // the number of the link filed before
	number uint16
}

func (c *chains) file(sum uint64, number int) {
	head := &c.heads[spread(sum)%uint16(len(c.heads))]
	c.links = append(c.links, link{sum: uint32(sum ^ sum>>32), next: *head, number: uint16(number)})
	*head = int32(len(c.links))
}

// find returns the first number under a hash that fits, and whether one does.
func (c *chains) find(sum uint64, fits func(number int) bool) (int, bool) {
	for at := c.heads[spread(sum)%uint16(len(c.heads))]; at > 0; at = c.links[at-1].next {
		if l := &c.links[at-1]; l.sum == uint32(sum^sum>>32) && fits(int(l.number)) {
			return int(l.number), true
		}
	}
	return 0, false
}

// base is the base of the hash of words: letter k counts base to the power k.
const base = 0x100000001b3

// spread takes 16 bits of a sum, all of which depend on all of it.
func spread(sum uint64) uint16 { return uint16((sum * 0x9e3779b97f4a7c15) >> 48) }
