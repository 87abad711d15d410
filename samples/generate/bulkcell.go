package main

import "strconv"

// The cells of a big file's row, in small steps that append to one buffer.

func (b *bulk) put(encoded string) *bulk {
	b.buf = append(b.buf, encoded...)
	return b
}

// cell ends a cell that is not the last of its row.
func (b *bulk) cell() { b.buf = append(b.buf, b.dialect.delimiter...) }

// made appends a prefix and a number of at least so many digits.
func (b *bulk) made(prefix string, n uint64, digits int) *bulk {
	b.put(b.quote).put(prefix)
	b.digits(n, digits)
	return b.put(b.quote)
}

func (b *bulk) digits(n uint64, digits int) {
	var text [20]byte
	at := len(text)
	for n > 0 || digits > 0 {
		at--
		text[at] = byte('0' + n%10)
		n /= 10
		digits--
	}
	b.buf = append(b.buf, text[at:]...)
}

// brand draws a designated maker for 8 rows of 100.
func (b *bulk) brand() *brand {
	if b.chance(8) {
		return &b.designated[b.below(len(b.designated))]
	}
	return &b.others[b.below(len(b.others))]
}

// maker appends the cells Vendor and Model: a given model, or any where it is
// negative.
func (b *bulk) maker(m *brand, row uint64, model int) {
	name := b.below(len(m.names))
	if model < 0 {
		model = b.below(len(m.models))
	}
	if b.distinct {
		suffix := " " + strconv.FormatUint(row+1, 36)
		b.put(b.dialect.encode(m.plainNames[name] + suffix)).cell()
		b.put(b.dialect.encode(m.plainModels[model] + suffix)).cell()
		return
	}
	b.put(m.names[name]).cell()
	b.put(m.models[model]).cell()
}

// partNumber is one of a few hundred, as many as a stock list has.
func (b *bulk) partNumber(row uint64) string {
	if row%5 < 2 {
		return b.quote + b.quote
	}
	return b.quote + "P-" + strconv.Itoa(100000+b.below(900)) + "-01" + b.quote
}

// describe appends a description; one in ten has the delimiter inside.
func (b *bulk) describe() {
	from := b.plain
	if b.below(10) == 0 {
		from = b.comma
	}
	b.put(from[b.below(len(from))]).cell()
}

func (b *bulk) quantity() string {
	return b.quote + string("1111123468"[b.below(10)]) + b.quote
}

// hardware appends a hardware address where the prefix of the maker is known.
func (b *bulk) hardware(m *brand) {
	const hex = "0123456789ABCDEF"
	b.put(b.quote)
	if m.oui != "" {
		tail := b.pcg.Uint64()
		b.put(m.oui[0:2]).put(":").put(m.oui[2:4]).put(":").put(m.oui[4:6])
		for range 3 {
			b.buf = append(b.buf, ':', hex[tail>>4&15], hex[tail&15])
			tail >>= 8
		}
	}
	b.put(b.quote).cell()
}

func (b *bulk) price() {
	b.put(b.quote)
	b.digits(uint64(20+b.below(9980)), 1)
	b.put(".00").put(b.quote).cell()
}

// remark appends the last cell: a line break in three rows of a thousand.
func (b *bulk) remark() {
	if b.below(1000) < 3 {
		b.put(b.remarks[b.below(len(b.remarks))])
		return
	}
	b.put(b.quote).put(b.quote)
}

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
