//go:build !js

package cmd

import (
	"os"
	"syscall"
)

// endings are the signals by which a run is asked to end.
func endings() []os.Signal { return []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} }
