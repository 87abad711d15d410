//go:build unix

package main

import (
	"fmt"
	"io"
)

// goals says what is reached of what was set, on two cores, as far as the sizes
// that were measured tell.
func goals(w io.Writer, all []size) {
	fmt.Fprint(w, "\n## What is reached and what is not\n\n| goal, on two cores | figure | reached |\n| --- | ---: | --- |\n")
	big, million, distinct := last(all), million(all, "standard"), million(all, "distinct")
	two, counting, loop := big.audit(2), big.counting(), big.task("csv")
	goal(w, big.rows, "audit / wc -l at most 8", ratioOf(two, counting, wall), 8, true)
	goal(w, big.rows, "audit with the findings written as CSV / wc -l at most 11", ratioOf(big.task("findings"), counting, wall), 11, true)
	for i := range all {
		s, limit := &all[i], 2.0
		if s.values == "distinct" {
			limit = 2.5
		}
		goal(w, s.rows, fmt.Sprintf("%s: CPU of an audit / that of an empty loop of encoding/csv at most %g", s.values, limit), ratioOf(s.audit(2), s.task("csv"), cpu), limit, true)
	}
	goal(w, big.rows, "audit / an empty loop of encoding/csv at most 1", ratioOf(two, loop, wall), 1, true)
	goal(w, big.rows, "two cores / one core at most 0.62", ratioOf(two, big.audit(1), wall), 0.62, true)
	if million != nil {
		goal(w, million.rows, "gocsv / audit at least 15", ratioOf(million.task("gocsv"), million.audit(2), wall), 15, false)
		if big != million {
			each := ratioOfMedians(two, million.audit(2)) * float64(million.rows) / float64(big.rows)
			goal(w, big.rows, "time a row against 1,000,000 rows at most 1.10", each, 1.10, true)
		}
	}
	if distinct != nil && million != nil {
		goal(w, million.rows, "all values distinct / standard at most 6", ratioOfMedians(distinct.audit(2), million.audit(2)), 6, true)
	}
	peak := 0.0
	for i := range all {
		for k := range all[i].tasks {
			if t := &all[i].tasks[k]; t.name == "audit" || t.name == "findings" {
				peak = max(peak, t.median(func(x sample) float64 { return float64(x.peak) / (1 << 20) }))
			}
		}
	}
	goal(w, big.rows, "peak of memory up to this size, in MiB, at most 128", peak, 128, true)
}

// goal writes a line; a figure of 0 was not measured.
func goal(w io.Writer, rows int, text string, figure, limit float64, most bool) {
	if figure == 0 {
		return
	}
	reached := "no"
	if most && figure <= limit || !most && figure >= limit {
		reached = "yes"
	}
	fmt.Fprintf(w, "| %d rows: %s | %.2f | %s |\n", rows, text, figure, reached)
}

// last returns the largest standard size.
func last(all []size) *size {
	best := &all[0]
	for i := range all {
		if all[i].values == "standard" && all[i].rows >= best.rows {
			best = &all[i]
		}
	}
	return best
}

func million(all []size, values string) *size {
	for i := range all {
		if all[i].rows == 1_000_000 && all[i].values == values {
			return &all[i]
		}
	}
	return nil
}

// audit returns the audit on so many cores.
func (s *size) audit(cores int) *task {
	for i := range s.tasks {
		if t := &s.tasks[i]; t.name == "audit" && t.cores == cores {
			return t
		}
	}
	return nil
}

func wall(x sample) float64 { return x.wall }

func cpu(x sample) float64 { return x.cpu }

// ratioOfMedians compares tasks of different sizes, which share no round.
func ratioOfMedians(a, b *task) float64 {
	if a == nil || b == nil {
		return 0
	}
	return a.median(wall) / b.median(wall)
}
