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
