package io.akkord.execution.operation;

import io.akkord.api.OperationRefusedException;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;

/** Refuses functions that hold on to an ordinary object, which would travel with all that it refers to. */
final class ReceiverCheck {

    private ReceiverCheck() {}

    static void requireFree(SerializedLambda lambda, String shown, boolean named) {
        boolean instanceMethod = lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic
                && lambda.getImplMethodKind() != MethodHandleInfo.REF_newInvokeSpecial;
        if (!instanceMethod || lambda.getCapturedArgCount() == 0) {
            return;
        }
        Object receiver = lambda.getCapturedArg(0);
        if (receiver == null || isValue(receiver.getClass())) {
            return;
        }
        String type = receiver.getClass().getSimpleName();
        throw new OperationRefusedException(
                named
                        ? shown + " is bound to an object of the ordinary class " + type
                                + " and cannot travel; make " + type
                                + " a record, or pass the object as an argument"
                        : shown + " uses `this`, an object of the ordinary class " + type
                                + ", and cannot travel; copy the fields that it uses into local variables first, or make"
                                + " it a static method");
    }

    private static boolean isValue(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return type.isRecord()
                || Enum.class.isAssignableFrom(type)
                || loader == null
                || loader == ClassLoader.getPlatformClassLoader();
    }
}
