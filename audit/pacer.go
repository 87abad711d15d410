package audit

import (
	"math"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

const (
	short         = 8 << 20  // bytes of input that cannot fill much memory
	heapBound     = 88 << 20 // bytes up to which garbage may fill the heap
	mostGarbage   = 300      // percent of what is held
	leastGarbage  = 10
	vainGarbage   = 40  // where what is held does not fit under the bound anyway
	usualGarbage  = 100 // what a report of much may leave, whatever a short command began with
	chunksBetween = 16  // two looks at the heap

	memoryBound = 116 << 20 // bytes that the runtime may take of the system, if what is held leaves room in it
	beside      = 16 << 20  // bytes that it takes beside the heap
)

// pacer lets garbage fill what room there is in memory, and no more. What a
// scan holds is bounded, but the garbage collector would by default let the
// heap grow to twice that; collecting often from the start would take a tenth
// of the time of a scan. The limit has memory given back to the system that was
// garbage once.
type pacer struct {
	on      bool
	bound   bool // nobody else has set a limit of memory
	chunks  atomic.Int64
	percent atomic.Int64
	limit   atomic.Int64
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
	h.pacer.on, h.pacer.bound = true, debug.SetMemoryLimit(-1) == math.MaxInt64
	debug.SetGCPercent(mostGarbage)
	return func() {
		debug.SetGCPercent(usualGarbage)
		if h.pacer.bound {
			debug.SetMemoryLimit(math.MaxInt64)
		}
	}
}

// pace is called for each chunk, by any worker.
func (p *pacer) pace() {
	if !p.on || p.chunks.Add(1)%chunksBetween != 0 {
		return
	}
	heap := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(heap)
	if heap[0].Value.Kind() != metrics.KindUint64 {
		return
	}
	held := int64(heap[0].Value.Uint64())
	if percent := garbage(held); p.percent.Swap(percent) != percent {
		debug.SetGCPercent(int(percent))
	}
	if limit := room(held); p.bound && p.limit.Swap(limit) != limit {
		debug.SetMemoryLimit(limit)
	}
}

// room returns the limit of memory. It must leave some for garbage, or nothing
// would be done but collecting it.
func room(held int64) int64 { return max(memoryBound, held+held*garbage(held)/100+beside) }

// garbage returns how much of it there may be, in percent of what is held, in
// steps that spare small changes.
func garbage(held int64) int64 {
	if held > memoryBound-beside {
		return vainGarbage
	}
	percent := max(heapBound-held, 0) * 100 / max(held, 1)
	return min(max(percent/leastGarbage*leastGarbage, leastGarbage), mostGarbage)
}
