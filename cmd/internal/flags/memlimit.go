package flags

import (
	"math"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"

	"github.com/gearaudit/gearaudit/audit"
)

const (
	short       = 1 << 20  // bytes of input that cannot fill much memory
	manyFiles   = 1000     // files of which each costs more than its bytes
	heapBound   = 76 << 20 // bytes up to which garbage may fill the heap
	mostGC      = 300      // percent of what is held
	leastGC     = 10
	futileGC    = 20      // where what is held does not fit under the bound anyway
	filesGC     = 50      // for many files, of which each holds little for long
	usualGC     = 100     // what a report of much may leave, whatever a short command began with
	betweenRead = 4 << 20 // bytes read between two looks at the heap

	memoryBound = 88 << 20 // bytes that the runtime may take of the system, if what is held leaves room in it
	besideHeap  = 16 << 20 // bytes that it takes beside the heap
)

// memoryLimit lets garbage fill what room there is in memory, and no more. What
// a scan holds is bounded, but the garbage collector would by default let the
// heap grow to twice that; collecting often from the start would take a tenth
// of the time of a scan. The limit has memory given back to the system that was
// garbage once.
type memoryLimit struct {
	bound   bool // nobody else has set a limit of memory
	next    atomic.Int64
	percent atomic.Int64
	limit   atomic.Int64
}

// LimitMemory bounds memory while the inputs are read, until what it returns is
// called. Only the process of the command may do so: the collector is the
// host's where the packages below are used as a library.
func LimitMemory(opts *audit.Options) (restore func()) {
	read := int64(0)
	for _, s := range opts.Sources {
		read += s.Size()
	}
	if read < short {
		if len(opts.Sources) > manyFiles {
			debug.SetGCPercent(filesGC)
		}
		return func() {}
	}
	m := &memoryLimit{bound: debug.SetMemoryLimit(-1) == math.MaxInt64}
	debug.SetGCPercent(mostGC)
	m.set(0)
	told := opts.Inventory.Progress
	opts.Inventory.Progress = func(done, total int64) {
		m.read(done)
		if told != nil {
			told(done, total)
		}
	}
	return func() {
		debug.SetGCPercent(usualGC)
		if m.bound {
			debug.SetMemoryLimit(math.MaxInt64)
		}
	}
}

// read looks at the heap now and then. It is told how many bytes of an input
// were read, each input from the beginning.
func (m *memoryLimit) read(done int64) {
	next := m.next.Load()
	if done < next && next-done <= betweenRead || !m.next.CompareAndSwap(next, done+betweenRead) {
		return
	}
	heap := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(heap)
	if heap[0].Value.Kind() == metrics.KindUint64 {
		m.set(int64(heap[0].Value.Uint64()))
	}
}

// set sets the collector to what the heap holds.
func (m *memoryLimit) set(held int64) {
	if percent := gcPercent(held); m.percent.Swap(percent) != percent {
		debug.SetGCPercent(int(percent))
	}
	if limit := limitFor(held); m.bound && m.limit.Swap(limit) != limit {
		debug.SetMemoryLimit(limit)
	}
}

// limitFor returns the limit of memory. It must leave some for garbage, or
// nothing would be done but collecting it.
func limitFor(held int64) int64 { return max(memoryBound, held+held*gcPercent(held)/100+besideHeap) }

// gcPercent returns how much garbage there may be, in percent of what is held,
// in steps that spare small changes.
func gcPercent(held int64) int64 {
	if held > memoryBound-besideHeap {
		return futileGC
	}
	percent := max(heapBound-held, 0) * 100 / max(held, 1)
	return min(max(percent/leastGC*leastGC, leastGC), mostGC)
}
