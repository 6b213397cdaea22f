//! Streams: lines in, answers out, in order, with bounded memory.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::answer::answer;

/// Most pages fit, so that most lines cost few reads.
const BUFFER: usize = 256 * 1024;

/// How many lines may wait for each thread, so that none runs dry while a long line is read.
const LINES_PER_THREAD: usize = 2;

/// A line and where its answer goes.
type Job = (Vec<u8>, SyncSender<Option<String>>);

/// Answers each line before the next is read.
pub(crate) fn one_by_one(input: impl Read, output: impl Write) -> io::Result<()> {
    let mut input = BufReader::with_capacity(BUFFER, input);
    let mut output = BufWriter::with_capacity(BUFFER, output);
    let mut line = Vec::new();
    loop {
        // The next read may wait for more input; whoever sends it may wait for the answers.
        if !input.buffer().contains(&b'\n') {
            output.flush()?;
        }
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return output.flush();
        }
        if let Some(answer) = answer(&line) {
            output.write_all(answer.as_bytes())?;
        }
    }
}

/// Answers lines on several threads. For each line a place is kept in a queue of answers, so the
/// order stays, and a slow line holds back how far the others may run ahead.
pub(crate) fn in_parallel(
    input: impl Read,
    output: impl Write + Send,
    threads: usize,
) -> io::Result<()> {
    let (jobs, waiting_jobs) = sync_channel(threads * LINES_PER_THREAD);
    let (places, waiting_places) = sync_channel(threads * LINES_PER_THREAD);
    let waiting_jobs = &Mutex::new(waiting_jobs);
    thread::scope(move |scope| {
        for _ in 0..threads {
            scope.spawn(|| work(waiting_jobs));
        }
        let writer = scope.spawn(move || write_answers(output, &waiting_places));
        // Both ends of the queues close when the reader is done, which ends the other threads.
        let read = read_lines(input, jobs, places);
        let written = writer
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the writing thread failed")));
        written.and(read)
    })
}

/// Hands out lines until the input ends, or until the writer is gone.
fn read_lines(
    input: impl Read,
    jobs: SyncSender<Job>,
    places: SyncSender<Receiver<Option<String>>>,
) -> io::Result<()> {
    let mut input = BufReader::with_capacity(BUFFER, input);
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let (answered, place) = sync_channel(1);
        if places.send(place).is_err() || jobs.send((line, answered)).is_err() {
            return Ok(());
        }
    }
}

fn work(jobs: &Mutex<Receiver<Job>>) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((line, answered)) = job else {
            return;
        };
        // The writer may be gone; the reader then stops handing out lines.
        let _ = answered.send(answer(&line));
    }
}

/// Writes the answers in the order of their places, and flushes whenever it has to wait.
fn write_answers(
    output: impl Write,
    places: &Receiver<Receiver<Option<String>>>,
) -> io::Result<()> {
    let mut output = BufWriter::with_capacity(BUFFER, output);
    while let Some(place) = receive(places, &mut output)? {
        if let Some(Some(answer)) = receive(&place, &mut output)? {
            output.write_all(answer.as_bytes())?;
        }
    }
    output.flush()
}

/// The next value of a queue, none at its end.
fn receive<T>(queue: &Receiver<T>, output: &mut impl Write) -> io::Result<Option<T>> {
    match queue.try_recv() {
        Ok(value) => Ok(Some(value)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            output.flush()?;
            Ok(queue.recv().ok())
        }
    }
}
