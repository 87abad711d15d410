package engine

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// The ceilings of the sites of a run: how many there are, and the bytes of their
// names and places.
const (
	maxSites     = 4_000_000
	maxSiteBytes = 128 << 20
)

// siteBook knows the sites of a run by what rows call them. All evaluators share
// it, so that a site has one number in all that they count. A site takes some
// fifty bytes beside its texts.
type siteBook struct {
	seed   maphash.Seed
	most   int64 // sites
	room   int64 // for texts, in bytes
	sites  atomic.Int64
	bytes  atomic.Int64 // of texts
	full   atomic.Bool
	shards [siteShards]siteShard
}

// siteShards is how many parts the book has, so that evaluators rarely wait for each
// other. The number of a site is its index in its shard times this, plus that of the
// shard.
const siteShards = 16

type siteShard struct {
	mu        sync.Mutex
	slots     []uint32 // by hash: one more than the index of a site, 0 for none
	list      []siteNames
	texts     texts
	regions   map[string]textRef // some of those that were met: they are few, and stand at many sites
	spellings map[int][]string   // of the key, of the few that have several; at most maxSpellings
}

// siteNames is what rows call a site.
type siteNames struct {
	hash         uint32  // of how it is known
	key          textRef // its id, else its name, in the smallest of its spellings
	name, region textRef // the smallest of those that rows give it
	north, east  textRef // as the row with the smallest writes them
}

const (
	maxSpellings = 3       // of a site that are kept beside its key
	maxRegions   = 1 << 12 // that a shard knows again
	maxRegion    = 256     // bytes of one
)

func newSiteBook() *siteBook {
	return &siteBook{seed: maphash.MakeSeed(), most: maxSites, room: maxSiteBytes}
}

// fault tells that the book is full.
func (b *siteBook) fault() error {
	what := fmt.Sprintf("the inventory names more than %d sites", b.most)
	if b.sites.Load() <= b.most {
		what = fmt.Sprintf("the names and places of sites take more than %d MiB", b.room>>20)
	}
	return &gear.Fault{Kind: gear.Incomplete, What: what, Hint: "audit it in parts; if the column of customers or premises is read as site_id, say with --map site_id=HEADING which one names the sites"}
}

// find returns the number of the site that a name means, however it is spelled;
// noSite where the book is full.
func (b *siteBook) find(name string) int {
	fold := gear.FoldSite(name)
	hash := maphash.String(b.seed, fold)
	n := int(hash % siteShards)
	i := b.shards[n].find(b, uint32(hash>>32), fold, name)
	if i < 0 {
		b.full.Store(true)
		return noSite
	}
	return i*siteShards + n
}

func (s *siteShard) find(b *siteBook, hash uint32, fold, name string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if 4*len(s.list) >= 3*len(s.slots) {
		s.grow()
	}
	at := s.slot(hash, func(n *siteNames) bool {
		key := s.texts.at(n.key)
		return key == name || gear.FoldSite(key) == fold
	})
	if i := int(s.slots[at]) - 1; i >= 0 {
		s.spelled(b, i, name)
		return i
	}
	if b.sites.Add(1) > b.most {
		return -1
	}
	key, ok := s.put(b, name)
	if !ok {
		return -1
	}
	s.list = append(s.list, siteNames{hash: hash, key: key})
	s.slots[at] = uint32(len(s.list))
	return len(s.list) - 1
}

// slot returns the slot of a site, or the empty one that it would take.
func (s *siteShard) slot(hash uint32, is func(*siteNames) bool) int {
	mask := len(s.slots) - 1
	at := int(hash) & mask
	for s.slots[at] != 0 {
		if n := &s.list[s.slots[at]-1]; n.hash == hash && is(n) {
			break
		}
		at = (at + 1) & mask
	}
	return at
}

func (s *siteShard) grow() {
	s.slots = make([]uint32, max(16, 2*len(s.slots)))
	for i := range s.list {
		at := s.slot(s.list[i].hash, func(*siteNames) bool { return false })
		s.slots[at] = uint32(i + 1)
	}
}

// put keeps a text, as long as there is room for it.
func (s *siteShard) put(b *siteBook, text string) (textRef, bool) {
	if s.texts.waste > pageBytes && 2*s.texts.waste > s.texts.bytes {
		s.compact(b)
	}
	before := s.texts.bytes
	if b.bytes.Load() > b.room {
		return 0, false
	}
	r, ok := s.texts.put(text)
	b.bytes.Add(int64(s.texts.bytes - before))
	return r, ok
}

// compact leaves out the texts that smaller ones replaced.
func (s *siteShard) compact(b *siteBook) {
	old := s.texts
	s.texts, s.regions = texts{}, nil
	for i := range s.list {
		n := &s.list[i]
		for _, r := range []*textRef{&n.key, &n.name, &n.north, &n.east} {
			*r, _ = s.texts.put(old.at(*r))
		}
		region := old.at(n.region)
		known, found := s.regions[region]
		if n.region = known; !found {
			n.region, _ = s.texts.put(region)
			s.share(n.region)
		}
	}
	b.bytes.Add(int64(s.texts.bytes - old.bytes))
}

// spelled notes a spelling of a site's name: the smallest is its key.
func (s *siteShard) spelled(b *siteBook, i int, name string) {
	n := &s.list[i]
	key := s.texts.at(n.key)
	if name == key || slices.Contains(s.spellings[i], name) {
		return
	}
	other := strings.Clone(name)
	if name < key {
		other = strings.Clone(key)
		s.replace(b, &n.key, name)
	}
	list := append(s.spellings[i], other)
	if len(list) > maxSpellings {
		slices.Sort(list)
		list = list[:maxSpellings]
	}
	if s.spellings == nil {
		s.spellings = map[int][]string{}
	}
	s.spellings[i] = list
}

// replace puts a text in the place of another one. Where there is no room left, the
// run ends with an error anyway.
func (s *siteShard) replace(b *siteBook, r *textRef, text string) {
	at, ok := s.put(b, text)
	if !ok {
		b.full.Store(true)
		return
	}
	s.texts.forget(*r)
	*r = at
}

// siteText is what one row calls its site.
type siteText struct{ name, region, north, east string }

// describe keeps the smaller of the names that rows give a site, and likewise of
// regions and of coordinates.
func (b *siteBook) describe(number int, said siteText) {
	s := &b.shards[number%siteShards]
	s.mu.Lock()
	defer s.mu.Unlock()
	i := number / siteShards
	if n := &s.list[i]; smaller(s.texts.at(n.name), said.name) != s.texts.at(n.name) {
		s.replace(b, &n.name, said.name)
	}
	if n := &s.list[i]; smaller(s.texts.at(n.region), said.region) != s.texts.at(n.region) {
		s.move(b, &n.region, said.region)
	}
	if said.north == "" || said.east == "" {
		return
	}
	n := &s.list[i]
	north, east := s.texts.at(n.north), s.texts.at(n.east)
	if north == "" || said.north < north || said.north == north && said.east < east {
		s.replace(b, &n.north, said.north)
		s.replace(b, &n.east, said.east)
	}
}

// move replaces a region. Sites share the texts of most.
func (s *siteShard) move(b *siteBook, r *textRef, text string) {
	at, known := s.regions[text]
	if !known {
		var ok bool
		if at, ok = s.put(b, text); !ok {
			b.full.Store(true)
			return
		}
		s.share(at)
	}
	if _, shared := s.regions[s.texts.at(*r)]; !shared {
		s.texts.forget(*r)
	}
	*r = at
}

// share has a region known again, unless it is long or there are many.
func (s *siteShard) share(r textRef) {
	text := s.texts.at(r)
	if text == "" || len(text) > maxRegion || len(s.regions) == maxRegions {
		return
	}
	if s.regions == nil {
		s.regions = map[string]textRef{}
	}
	s.regions[text] = r
}

// smaller returns the smaller of two names, ignoring the empty one.
func smaller(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}
