package audit

import (
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

const (
	short         = 8 << 20  // bytes of input that cannot fill much memory
	heapBound     = 92 << 20 // bytes up to which garbage may fill the heap
	mostGarbage   = 300      // percent of what is held
	leastGarbage  = 20
	usualGarbage  = 100 // what a report of much may leave, whatever a short command began with
	chunksBetween = 16  // two looks at the heap
)

// pacer lets garbage fill what room there is in memory, and no more. What a
// scan holds is bounded, but the garbage collector would by default let the
// heap grow to twice that; collecting often from the start would take a tenth
// of the time of a scan.
type pacer struct {
	on      bool
	chunks  atomic.Int64
	percent atomic.Int64
}

// restrain has garbage paced where there is much to read, until what it returns
// is called.
func (h *hall) restrain() func() {
	read := int64(0)
	for _, s := range h.req.Sources {
		read += s.Size()
	}
	if read < short {
		return func() {}
	}
	h.pacer.on = true
	debug.SetGCPercent(mostGarbage)
	return func() { debug.SetGCPercent(usualGarbage) }
}

// pace is called for each chunk, by any worker.
func (p *pacer) pace() {
	if !p.on || p.chunks.Add(1)%chunksBetween != 0 {
		return
	}
	held := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(held)
	if held[0].Value.Kind() != metrics.KindUint64 {
		return
	}
	percent := garbage(int64(held[0].Value.Uint64()))
	if p.percent.Swap(percent) != percent {
		debug.SetGCPercent(int(percent))
	}
}

// garbage returns how much of it there may be, in percent of what is held, in
// steps that spare small changes.
func garbage(held int64) int64 {
	room := max(heapBound-held, 0) * 100 / max(held, 1)
	return min(max(room/leastGarbage*leastGarbage, leastGarbage), mostGarbage)
}
