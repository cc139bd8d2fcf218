// web is the workload of the laboratory: `web serve ADDRESS` answers every request with the name of its pod, `web get URL` asks once.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

const (
	requestTimeout  = 5 * time.Second
	shutdownTimeout = 10 * time.Second
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("web serve ADDRESS | web get URL")
	}
	run := map[string]func(string) error{"serve": serve, "get": get}[os.Args[1]]
	if run == nil {
		log.Fatalf("%s is neither serve nor get", os.Args[1])
	}
	if err := run(os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

// serve ends when it is told to, after the requests under way are answered.
func serve(address string) error {
	name, err := os.Hostname()
	if err != nil {
		return err
	}
	server := &http.Server{Addr: address, ReadHeaderTimeout: requestTimeout, Handler: http.HandlerFunc(func(response http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(response, name)
	})}
	told, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	select {
	case err := <-failed:
		return err
	case <-told.Done():
	}
	ending, cancel := context.WithTimeout(context.Background(), shutdownTimeout)
	defer cancel()
	return server.Shutdown(ending)
}

func get(url string) error {
	client := &http.Client{Timeout: requestTimeout}
	response, err := client.Get(url)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if _, err := io.Copy(os.Stdout, response.Body); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answered %s", url, response.Status)
	}
	return nil
}
