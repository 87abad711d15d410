package main

// How the rows of a big file follow each other, and what they say.
const (
	standard = ""
	network  = "network" // site after site, each with a few models of its day
	prose    = "prose"   // a sentence of its own in the notes of every row
)

// rollout is the site whose rows are being written, as a network is built: one
// main maker and another one, a few models, and a day on which most of it came.
type rollout struct {
	site, left int
	brands     [2]*brand
	models     [2][3]int
	date       string
}

// next draws the maker, the site and the model of a row; model is negative where
// any will do, and date is empty likewise.
func (b *bulk) next(i int64) (m *brand, site, model int, date string) {
	if b.kind != network {
		m = b.brand()
		return m, b.below(min(len(b.sites), int(min(i, 1<<20))/20+1)), -1, ""
	}
	r := &b.rollout
	if r.left == 0 {
		r.begin(b)
	}
	r.left--
	which := 0
	if b.chance(20) {
		which = 1
	}
	m = r.brands[which]
	if date = r.date; b.chance(15) { // what came later
		date = b.dates[b.below(len(b.dates))]
	}
	return m, r.site, r.models[which][b.below(3)], date
}

// begin goes on to the next site.
func (r *rollout) begin(b *bulk) {
	*r = rollout{site: (r.site + 1) % len(b.sites), left: b.between(6, 40), date: b.dates[b.below(len(b.dates))]}
	for i := range r.brands {
		r.brands[i] = b.brand()
		for k := range r.models[i] {
			r.models[i][k] = b.below(len(r.brands[i].models))
		}
	}
}

// sentence appends the notes of a row of a file of prose.
func (b *bulk) sentence(row uint64) {
	text := b.pickFrom(b.phrases["begin"]) + "; " + b.pickFrom(b.phrases["middle"]) + ", " + b.pickFrom(b.phrases["end"]) + " "
	b.put(`"`).put(text)
	b.digits(row+100_001, 7)
	b.put(`"`)
}

func (b *bulk) pickFrom(list []string) string { return list[b.below(len(list))] }
