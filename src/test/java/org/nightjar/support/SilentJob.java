package org.nightjar.support;

import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;

/** A job that says nothing and is never cancelled, for tests that watch one thing of it. */
public class SilentJob implements JobContext {

    @Override
    public void stage(String name, JobUnit unit, long total) {}

    @Override
    public void advance(long amount) {}

    @Override
    public void warn(String message) {}

    @Override
    public void checkCancelled() {}
}
